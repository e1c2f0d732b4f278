import type { DoorListAnswer, DoorListTicket } from "../api/types.ts";
import { isOurList, publicKey } from "./code.ts";

/** The list as it is kept on this device. */
export interface KeptList {
  performance_id: string;
  event_id: string;
  as_of: string;
  keys: { key_id: string; public_key: string }[];
  tickets: DoorListTicket[];
}

/**
 * An answer that our event signed, put over what is kept. The first list brings the key; later ones have to be signed by
 * it or by one that came with it.
 * @throws when the signature is not right
 */
export async function takeOver(kept: KeptList | undefined, answer: DoorListAnswer): Promise<KeptList> {
  const { list, signature } = answer;
  const known = kept?.keys ?? list.keys;
  const text = JSON.stringify(list);
  const proofs = await Promise.all(
    known.map(async ({ public_key }) => isOurList(text, signature, await publicKey(public_key))),
  );
  if (!proofs.includes(true)) throw new Error("this list was not signed by its event");
  const { performance_id, event_id, as_of, keys } = list;
  if (list.since === null || !kept) return { performance_id, event_id, as_of, keys, tickets: list.tickets };
  const tickets = new Map(kept.tickets.map((ticket) => [ticket.id, ticket]));
  for (const ticket of list.tickets) tickets.set(ticket.id, ticket);
  return { performance_id, event_id, as_of, keys, tickets: [...tickets.values()] };
}

/** "Stalls B 7", or the zone where there are no numbers. */
export const placeOf = ({
  section,
  row,
  label,
  zone,
}: Pick<DoorListTicket, "section" | "row" | "label" | "zone">) =>
  [section, row, label].filter(Boolean).join(" ") || zone;

/** Tickets whose place or short code holds every word; for somebody without a code, and without network. */
export function searchList(tickets: readonly DoorListTicket[], text: string, limit = 20): DoorListTicket[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: DoorListTicket[] = [];
  for (const ticket of tickets) {
    if (ticket.status === "CANCELLED") continue;
    const place = placeOf(ticket).toLowerCase().split(" ");
    const code = ticket.short_code.toLowerCase();
    if (words.every((word) => place.includes(word) || code.startsWith(word))) found.push(ticket);
    if (found.length === limit) break;
  }
  return found;
}
