import { service } from "../../platform/service.ts";
import { config } from "./config.ts";
import { type Context, context } from "./context.ts";
import { installTemplate } from "./db/templates.ts";
import { onBookingCancelled } from "./events/on-booking-cancelled.ts";
import { onBookingConfirmed } from "./events/on-booking-confirmed.ts";
import { onBookingUpdated } from "./events/on-booking-updated.ts";
import { onCopyRequested } from "./events/on-copy-requested.ts";
import { onInvitationRequested } from "./events/on-invitation-requested.ts";
import { onPasswordResetRequested } from "./events/on-password-reset-requested.ts";
import { onPaymentRefunded } from "./events/on-payment-refunded.ts";
import { onReceiptGenerated } from "./events/on-receipt-generated.ts";
import { onUserDeleted } from "./events/on-user-deleted.ts";
import { onVerificationRequested } from "./events/on-verification-requested.ts";
import { listNotifications } from "./routes/list-notifications.ts";
import { resendConfirmation } from "./routes/resend-confirmation.ts";
import { exportPerson } from "./rpc/export-person.ts";
import { remind } from "./tasks/remind.ts";
import { sendMessage } from "./tasks/send-message.ts";
import { templates } from "./templates/all.ts";

export const notification = service({
  name: "notification",
  migrations: new URL("./db/migrations/", import.meta.url),
  config,
  context,
  routes: [listNotifications, resendConfirmation],
  rpc: [exportPerson],
  events: [
    onReceiptGenerated,
    onBookingConfirmed,
    onBookingCancelled,
    onBookingUpdated,
    onPaymentRefunded,
    onVerificationRequested,
    onPasswordResetRequested,
    onInvitationRequested,
    onCopyRequested,
    onUserDeleted,
  ],
  tasks: [sendMessage, remind],
  async start(own: Context) {
    for (const template of templates) await installTemplate(own.db, template);
  },
  close: (own: Context) => own.mail.close(),
});
