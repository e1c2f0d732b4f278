import type { ParsedMail } from "mailparser";
import type { NewMail } from "../store/mails.ts";

/** Reads a mail as a mail program would. `skipImageLinks`: the HTML stays as it was sent, with its `cid:` links. */
async function parse(raw: Buffer): Promise<ParsedMail> {
  const { simpleParser } = await import("mailparser");
  return simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true });
}

/** The mail as the mailbox keeps it; the recipients are those of the envelope. */
export async function readMail(
  raw: Buffer,
  envelope: { from: string; recipients: string[] },
): Promise<NewMail> {
  const parsed = await parse(raw);
  return {
    message_id: parsed.messageId ?? null,
    recipients: envelope.recipients,
    from: parsed.from?.text ?? envelope.from,
    subject: parsed.subject ?? "",
    text: parsed.text ?? "",
    html: typeof parsed.html === "string" ? parsed.html : null,
    attachments: parsed.attachments.map((attachment, index) => ({
      filename: attachment.filename ?? `attachment-${index + 1}`,
      content_type: attachment.contentType,
      size: attachment.size,
    })),
    raw,
  };
}

/** One attachment with its content, or null. Read from the raw mail each time: nobody opens most of them. */
export async function attachmentOf(
  raw: Buffer,
  index: number,
): Promise<{ filename: string; content_type: string; content: Buffer } | null> {
  const { attachments } = await parse(raw);
  const attachment = attachments[index];
  if (!attachment) return null;
  const filename = attachment.filename ?? `attachment-${index + 1}`;
  return { filename, content_type: attachment.contentType, content: attachment.content };
}

/** The pictures a mail carries for its own HTML, by content id. */
export async function inlineImages(raw: Buffer): Promise<Map<string, string>> {
  const images = new Map<string, string>();
  for (const { cid, contentType, content } of (await parse(raw)).attachments) {
    if (cid && /^image\/(png|jpe?g|gif|webp|svg\+xml)$/.test(contentType))
      images.set(cid, `data:${contentType};base64,${content.toString("base64")}`);
  }
  return images;
}
