import type { Template } from "../db/templates.ts";
import { bookingConfirmation } from "./booking-confirmation.ts";
import { bookingEndings } from "./booking-endings.ts";
import { bookingReminder } from "./booking-reminder.ts";
import { linkMails } from "./link-mails.ts";

/** Every mail in every language it comes with. */
export const templates: Template[] = [
  ...bookingConfirmation,
  ...bookingEndings,
  ...bookingReminder,
  ...linkMails,
];
