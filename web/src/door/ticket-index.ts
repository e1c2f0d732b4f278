import type { DoorListTicket } from "../api/types.ts";
import { isGenuine, publicKey, readShortCode, readTicketCode } from "./code.ts";
import type { KeptList } from "./door-list.ts";
import type { Known } from "./judge.ts";

/** The list, found by ticket and by short code, with its keys ready. */
export interface TicketIndex {
  adopt(list: KeptList): void;
  byId(id: string): DoorListTicket | undefined;
  /** Takes a scanned or typed text apart and proves it; everything about it but this door's own scans. */
  know(text: string): Promise<Omit<Known, "event_id" | "scan">>;
}

export function createTicketIndex(): TicketIndex {
  const ids = new Map<string, DoorListTicket>();
  const short_codes = new Map<string, DoorListTicket>();
  const keys = new Map<string, Promise<CryptoKey>>();
  return {
    adopt(list) {
      ids.clear();
      short_codes.clear();
      for (const ticket of list.tickets) {
        ids.set(ticket.id, ticket);
        short_codes.set(ticket.short_code.replace("-", ""), ticket);
      }
      for (const { key_id, public_key } of list.keys)
        if (!keys.has(key_id)) keys.set(key_id, publicKey(public_key));
    },
    byId: (id) => ids.get(id),
    async know(text) {
      const code = readTicketCode(text.trim());
      if (!code) {
        const short = readShortCode(text);
        const listed = short === undefined ? undefined : short_codes.get(short);
        return { code, genuine: false, own_key: false, listed };
      }
      const key = keys.get(code.key_id);
      const genuine = key !== undefined && (await isGenuine(code, await key));
      return { code, genuine, own_key: key !== undefined, listed: ids.get(code.ticket_id) };
    },
  };
}
