import { createHash } from "node:crypto";
import { z } from "zod";
import { ticketCheckedIn } from "../../contracts/events/ticket.ts";
import { Id } from "../../contracts/types/ids.ts";
import { Time } from "../../contracts/types/time.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import { invalid, notFound } from "../../platform/errors.ts";
import { type Caller, requirePermission } from "../../platform/http/caller.ts";
import { newId } from "../../platform/ids.ts";
import type { Context } from "./context.ts";
import { findDoor, findVerdict, insertVerdict, noteLetIn } from "./db/check-ins.ts";
import { findTicket, lockTicket, lockTicketByShortCode, type TicketRow, useTicket } from "./db/tickets.ts";
import { readShortCode } from "./domain/short-code.ts";
import { judge, type Result } from "./domain/verdict.ts";
import { DoorTicket, doorTicket } from "./ticket-json.ts";

export const Verdict = z.object({
  result: z.enum(["ok", "already_used", "cancelled", "wrong_event", "wrong_date", "invalid"]),
  ticket: DoorTicket.optional(),
  used_at: Time.optional(),
  used_gate: z.string().nullable().optional(),
});

export interface Door {
  performance_id: string;
  event_id: string;
  organization_id: string;
}

/** @throws AppError not_found for a foreign or missing performance, forbidden for members who may not scan */
export async function openDoor(context: Context, caller: Caller, performance_id: string): Promise<Door> {
  const door = await findDoor.one(context.db, performance_id);
  if (!door) throw notFound();
  requirePermission(caller, "tickets.update", door.organization_id);
  return door;
}

/** The ticket behind a scanned or typed code, locked; undefined when the code is none of ours. */
export async function lockByCode(
  context: Context,
  tx: Tx,
  door: Door,
  code: string,
): Promise<TicketRow | undefined> {
  const short = readShortCode(code);
  if (short) return lockTicketByShortCode.one(tx, door.performance_id, short);
  const content = await context.keys.check(code.trim());
  return content && lockTicket.one(tx, content.ticket_id);
}

/** What the door is told: nothing about tickets of other events. */
export function verdict(
  result: Result,
  row: TicketRow | undefined,
  used: { at: Date | null; gate: string | null },
): z.input<typeof Verdict> {
  return {
    result,
    ...(row && result !== "wrong_event" ? { ticket: doorTicket(row) } : {}),
    ...(used.at ? { used_at: used.at.toISOString(), used_gate: used.gate } : {}),
  };
}

export interface Scan {
  code: string;
  gate: string | undefined;
  nonce: string | undefined;
  /** When a door without network let somebody in; undefined while the door waits for the verdict. */
  scanned_at: Date | undefined;
  actor: string;
}

/** A door may be without network for an evening, and its clock may be wrong. */
const LONGEST_AWAY_MS = 72 * 3_600_000;

/** The scan's own time, as far as it can be: not in the future, not older than a long evening, not before the sale. */
export function timeOfScan(scan: Pick<Scan, "scanned_at">, issued_at: Date | undefined, now: Date): Date {
  if (!scan.scanned_at) return now;
  const earliest = Math.max(now.getTime() - LONGEST_AWAY_MS, issued_at?.getTime() ?? 0);
  return new Date(Math.min(now.getTime(), Math.max(earliest, scan.scanned_at.getTime())));
}

/**
 * Uses a ticket: one scan of many wins, because the ticket's row is locked first. The same nonce again is
 * answered with its first verdict. A scan that comes late is noted with its own time and judged like any other:
 * whoever reached us first keeps the ticket, and the late one is a conflict (docs/decisions/0040).
 */
export async function checkIn(
  context: Context,
  tx: Tx,
  door: Door,
  scan: Scan,
): Promise<z.input<typeof Verdict>> {
  const row = await lockByCode(context, tx, door, scan.code);
  const code_hash = createHash("sha256").update(scan.code).digest("base64url");
  const first =
    scan.nonce === undefined ? undefined : await findVerdict.one(tx, door.performance_id, scan.nonce);
  if (first) {
    if (first.code_hash !== code_hash)
      throw invalid("/nonce", "reused", "This nonce was used with another code.");
    if (scan.scanned_at) noteLetIn.send(tx, door.performance_id, scan.nonce!);
    const known = first.ticket_id === null ? undefined : await findTicket.one(tx, first.ticket_id);
    return verdict(first.result as Result, known, { at: first.used_at, gate: first.used_gate });
  }
  const now = context.clock.now();
  const at = timeOfScan(scan, row?.issued_at, now);
  const result = judge(row, door);
  const gate = scan.gate ?? null;
  if (result === "ok") {
    if ((await useTicket.run(tx, row!.id, at, gate, now)) !== 1) throw new Error("a locked ticket changed");
    const { id: ticket_id, booking_id, performance_id, event_id, organization_id, place_id } = row!;
    context.outbox.add(tx, ticketCheckedIn, {
      ticket_id,
      booking_id,
      performance_id,
      event_id,
      organization_id,
      place_id,
      gate,
    });
  }
  const used =
    result === "ok"
      ? { at, gate }
      : result === "already_used"
        ? { at: row!.used_at, gate: row!.used_gate }
        : { at: null, gate: null };
  const seen = result === "wrong_event" ? null : (row?.id ?? null);
  await insertVerdict.run(
    tx,
    newId(),
    door.performance_id,
    seen,
    result,
    at,
    gate,
    scan.actor,
    scan.nonce ?? null,
    code_hash,
    used.at,
    used.gate,
    now,
    scan.scanned_at !== undefined,
  );
  return verdict(result, row && result === "ok" ? { ...row, status: "USED" } : row, used);
}

export const ScanBody = { code: z.string().min(1).max(5_000), performance_id: Id };
