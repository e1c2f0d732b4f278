import type { Transporter } from "nodemailer";
import { inSpan } from "../../../platform/trace.ts";
import { AddressRefused, type Mail, type MailVendor } from "./mail-vendor.ts";

/** Hands mail to any SMTP server; STARTTLS where the server offers it. */
export function smtp(url: string): MailVendor {
  let opened: Promise<Transporter> | undefined;
  return {
    name: "smtp",
    async send(mail) {
      const transport = await (opened ??= open(url));
      await inSpan("smtp send", "client", undefined, () => send(transport, mail));
    },
    close: () => void opened?.then((transport) => transport.close()),
  };
}

/** With the first mail: the library is large. */
async function open(url: string): Promise<Transporter> {
  const { createTransport } = await import("nodemailer");
  const { protocol, hostname, port, username, password } = new URL(url);
  return createTransport({
    host: hostname,
    port: Number(port || (protocol === "smtps:" ? 465 : 587)),
    secure: protocol === "smtps:",
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    pool: true,
    maxConnections: 3,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

async function send(
  transport: Transporter,
  { message_id, from, to, reply_to, subject, text, html, attachments }: Mail,
): Promise<void> {
  try {
    await transport.sendMail({
      messageId: message_id,
      from,
      to: { name: oneLine(to.name), address: to.address },
      ...(reply_to ? { replyTo: oneLine(reply_to) } : {}),
      subject: oneLine(subject),
      text,
      html,
      headers: { "Auto-Submitted": "auto-generated" },
      attachments: attachments.map(({ filename, content_type, content, cid }) => ({
        filename,
        contentType: content_type,
        content,
        ...(cid ? { cid, contentDisposition: "inline" as const } : {}),
      })),
    });
  } catch (error) {
    const { responseCode, command } = error as { responseCode?: number; command?: string };
    if (responseCode !== undefined && responseCode >= 550 && responseCode <= 553 && command === "RCPT TO")
      throw new AddressRefused();
    throw error;
  }
}

const oneLine = (text: string) => text.replaceAll(/[\r\n]+/g, " ");
