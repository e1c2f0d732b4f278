import type { DoorListTicket } from "../api/types.ts";
import type { TicketCode } from "./code.ts";
import type { Scan } from "./scans.ts";

/** What the door says without asking; `unlisted`: genuine, but not on the list, and so for a person to decide. */
export interface LocalVerdict {
  result: "ok" | "already_used" | "cancelled" | "wrong_event" | "invalid" | "unlisted";
  ticket_id?: string;
  ticket?: DoorListTicket;
  used_at?: string;
  used_gate?: string | null;
}

/** What is known of a code: taken apart and proven or not, and what the list says about its ticket. */
export interface Known {
  event_id: string;
  /** The signed code; undefined for a typed one. */
  code: TicketCode | undefined;
  /** Its signature was checked with a key of this event. */
  genuine: boolean;
  /** The list knows its key. */
  own_key: boolean;
  listed: DoorListTicket | undefined;
  /** Who was let in with it here already. */
  scan: Pick<Scan, "scanned_at" | "gate"> | undefined;
}

/** The verdict of a door without network. Nobody is let in by a code that is not proven or on the list. */
export function judgeAlone({ event_id, code, genuine, own_key, listed, scan }: Known): LocalVerdict {
  if (code) {
    if (code.event_id !== event_id || !own_key) return { result: "wrong_event" };
    if (!genuine) return { result: "invalid" };
  } else if (!listed) return { result: "invalid" };
  const ticket_id = listed?.id ?? code!.ticket_id;
  const found = { ticket_id, ...(listed && { ticket: listed }) };
  if (scan) return { result: "already_used", ...found, used_at: scan.scanned_at, used_gate: scan.gate };
  if (!listed) return { result: "unlisted", ...found };
  if (listed.status === "CANCELLED") return { result: "cancelled", ...found };
  if (listed.status === "USED") {
    const { used_at, used_gate } = listed;
    return { result: "already_used", ...found, ...(used_at && { used_at }), used_gate };
  }
  return { result: "ok", ...found };
}
