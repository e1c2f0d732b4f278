import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { Time } from "../../contracts/types/time.ts";
import type { Door } from "./check-in.ts";
import type { Context } from "./context.ts";
import { findEventKeys, listForDoor } from "./db/door.ts";
import { printShortCode } from "./domain/short-code.ts";

/**
 * How far before its own time a list looks back for changes: a transaction of ours commits within seconds of the time
 * it writes, and clocks of instances differ by less.
 */
const OVERLAP_MS = 60_000;

const DoorListTicket = z.object({
  id: Id,
  short_code: z.string(),
  status: z.enum(["VALID", "USED", "CANCELLED"]),
  section: z.string().nullable(),
  row: z.string().nullable(),
  label: z.string().nullable(),
  zone: z.string(),
  ticket_type: z.string(),
  used_at: Time.nullable(),
  used_gate: z.string().nullable(),
});

export const DoorList = z
  .object({
    list: z.object({
      performance_id: Id,
      event_id: Id,
      as_of: Time.describe("the version: send it as `since` and get only what changed"),
      since: Time.nullable().describe("null: this is everything"),
      keys: z
        .array(z.object({ key_id: z.string(), public_key: z.string() }))
        .describe("Ed25519, raw, base64url; the first one signs this list"),
      tickets: z.array(DoorListTicket),
    }),
    signature: z
      .string()
      .describe('Ed25519, base64url, over "foyer door list\\0" and the JSON text of `list` as it is sent'),
  })
  .meta({ id: "DoorList" });

/**
 * What a door needs to judge without us: the event's public keys and every ticket of the performance, without a person.
 * @param since null for everything
 */
export async function doorList(
  context: Context,
  door: Door,
  since: Date | null,
): Promise<z.input<typeof DoorList>> {
  const as_of = context.clock.now();
  const after = since ? new Date(since.getTime() - OVERLAP_MS) : new Date(0);
  const [keys, tickets] = await Promise.all([
    findEventKeys.all(context.db, door.event_id),
    listForDoor.all(context.db, door.performance_id, after),
  ]);
  const list: z.input<typeof DoorList>["list"] = {
    performance_id: door.performance_id,
    event_id: door.event_id,
    as_of: as_of.toISOString(),
    since: since?.toISOString() ?? null,
    keys: keys.map(({ key_id, public_key }) => ({ key_id, public_key: public_key.toString("base64url") })),
    tickets: tickets.map(({ row_name, used_at, ...ticket }) => ({
      ...ticket,
      short_code: printShortCode(ticket.short_code),
      status: ticket.status as z.input<typeof DoorListTicket>["status"],
      row: row_name,
      used_at: used_at?.toISOString() ?? null,
    })),
  };
  const [newest] = keys;
  if (!newest) throw new Error("an event without a key");
  return { list, signature: await context.keys.signList(JSON.stringify(list), newest.key_id) };
}
