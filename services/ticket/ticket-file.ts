import { qrPng, qrSvg } from "../../platform/documents/qr.ts";
import { invalidState } from "../../platform/errors.ts";
import type { Caller } from "../../platform/http/caller.ts";
import { reply, type Reply } from "../../platform/http/route.ts";
import type { Context } from "./context.ts";
import type { TicketRow } from "./db/tickets.ts";
import { printShortCode } from "./domain/short-code.ts";
import { printTickets } from "./print-tickets.ts";
import { visibleTicket } from "./ticket-access.ts";
import { codeOf } from "./ticket-list.ts";

export const FILE_KINDS = ["qr.svg", "qr.png", "pdf"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export const LINK_SECONDS = 60;
const QR_PIXELS = 600;

/** The file of a ticket, or, for who asks for JSON, a short-lived link to it: <img> and <a> cannot send a token. */
export async function answerFile(
  context: Context,
  caller: Caller,
  id: string,
  kind: FileKind,
  headers: Record<string, string | string[] | undefined>,
): Promise<Reply> {
  const row = await visibleTicket(context, caller, id);
  refuseDead(row);
  const locale = localeOf(headers["accept-language"]);
  if (!/application\/json/i.test(String(headers.accept ?? ""))) return fileOf(context, row, kind, locale);
  const { token, expires_at } = context.links.sign([kind, id, locale].join(" "), LINK_SECONDS);
  return reply(200, {
    url: `${context.public_urls.api}/tickets/files/${token}`,
    expires_at: expires_at.toISOString(),
  });
}

/** The bytes, with the headers that a page on another origin needs to show them. */
export async function fileOf(
  context: Context,
  row: TicketRow,
  kind: FileKind,
  locale: string,
): Promise<Reply> {
  refuseDead(row);
  const headers = { "cross-origin-resource-policy": "cross-origin", "referrer-policy": "no-referrer" };
  if (kind === "pdf") {
    const name = `ticket-${printShortCode(row.short_code)}.pdf`;
    return reply(200, await printTickets(context, [row], locale), {
      ...headers,
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${name}"`,
    });
  }
  const code = await codeOf(context, row);
  if (kind === "qr.svg")
    return reply(200, await qrSvg(code), { ...headers, "content-type": "image/svg+xml; charset=utf-8" });
  return reply(200, qrPng(code, QR_PIXELS), { ...headers, "content-type": "image/png" });
}

function refuseDead({ status }: TicketRow): void {
  if (status === "CANCELLED") throw invalidState("This ticket is cancelled.");
}

function localeOf(header: string | string[] | undefined): string {
  const first = String(header ?? "")
    .split(",")[0]!
    .split(";")[0]!
    .trim();
  return /^[a-z]{2}(-[A-Z]{2})?$/.test(first) ? first : "en";
}
