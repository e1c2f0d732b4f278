import { AppError, notFound } from "../../../platform/errors.ts";
import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { isDead, noteDead } from "../db/dead-addresses.ts";
import { endMessage, type Message, messageById } from "../db/messages.ts";
import { templateIn } from "../db/templates.ts";
import type { TemplateName } from "../domain/messages.ts";
import { fallbacks, render } from "../domain/render.ts";
import { messageEnded } from "../facts.ts";
import { confirmationLetter } from "../confirmation-letter.ts";
import { cancellationLetter, refundLetter } from "../ending-letters.ts";
import type { Letter } from "../letter.ts";
import { linkLetter } from "../link-letter.ts";
import { reminderLetter } from "../reminder-letter.ts";
import { AddressRefused } from "../vendors/mail-vendor.ts";

// An outage of an hour is waited out: pauses grow to a minute.
const TRIES = 240;

/** Writes and sends one message. Interrupted after the handing over, it goes again with the same Message-ID. */
export const sendMessage = task<Context>(
  "send-message",
  { max_attempts: TRIES },
  async (context, { key, attempt }) => {
    const message = await messageById(context.db, key);
    if (message?.status !== "queued") return;
    const person = await personOf(context, message.user_id);
    const letter = person && (await letterFor(context, message, person));
    const address = letter?.address ?? person?.email;
    if (!letter || !address) return end(context, message, "skipped");
    const address_hash = context.secrets.hash("address", address.toLowerCase());
    if (await isDead(context.db, address_hash)) return end(context, message, "bounced");
    const template = await templateIn(context.db, message.template, fallbacks(letter.locale));
    if (!template) throw new AppError("internal", "internal", { detail: `No template ${message.template}.` });
    try {
      await context.mail.send({
        message_id: `<${message.id}@${new URL(context.public_urls.web).hostname}>`,
        from: context.config.from,
        to: { name: letter.to_name, address },
        ...(letter.reply_to ? { reply_to: letter.reply_to } : {}),
        subject: render(template.subject, letter.view, "text"),
        text: render(template.text, letter.view, "text"),
        html: render(template.html, letter.view, "html"),
        attachments: letter.attachments,
      });
    } catch (error) {
      if (error instanceof AddressRefused) {
        await noteDead(context.db, address_hash, context.clock.now());
        return end(context, message, "bounced");
      }
      if (attempt >= TRIES) await end(context, message, "failed");
      throw new AppError("unavailable", "dependency_unavailable", {
        detail: "The mail could not be handed over.",
        cause: error,
      });
    }
    return end(context, message, "sent");
  },
);

async function end(
  context: Context,
  message: Message,
  status: "sent" | "bounced" | "failed" | "skipped",
): Promise<void> {
  const sent = status === "sent";
  await endMessage(
    context.db,
    message.id,
    status,
    sent ? context.mail.name : null,
    sent ? context.clock.now() : null,
  );
  messageEnded(context, message, status);
}

interface Person {
  email: string;
  name: string;
  locale: string;
  time_zone: string;
}

/** @returns undefined for somebody who is gone */
async function personOf(context: Context, user_id: string): Promise<Person | undefined> {
  try {
    const [account, profile] = await Promise.all([
      context.auth.getAccount({ userId: user_id }),
      context.users.getProfile({ userId: user_id }),
    ]);
    return {
      email: account.email,
      name: profile.name,
      locale: profile.locale || "en",
      time_zone: profile.timeZone || "UTC",
    };
  } catch (error) {
    if (error instanceof AppError && error.kind === "not_found") return undefined;
    throw error;
  }
}

function letterFor(
  context: Context,
  { template, about, occasion_id }: Message,
  { name, locale, time_zone }: Person,
): Promise<Letter | undefined> {
  switch (template as TemplateName) {
    case "booking_confirmation":
      return confirmationLetter(context, about, name);
    case "booking_cancelled":
      return cancellationLetter(context, about, name);
    case "booking_refunded":
      return refundLetter(context, about, name);
    case "booking_reminder":
      return reminderLetter(context, about, occasion_id!, name);
    case "email_verification":
      return linkLetter(context, about, name, locale, time_zone, "/verify-email");
    case "password_reset":
      return linkLetter(context, about, name, locale, time_zone, "/reset-password");
    case "organization_invitation":
      return linkLetter(context, about, name, locale, time_zone, "/invitation");
    default:
      throw notFound(`There is no letter ${template}.`);
  }
}
