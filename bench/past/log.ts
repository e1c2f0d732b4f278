import type pg from "pg";
import { copy, type Extent, id } from "./copies.ts";

const DAY_MS = 86_400_000;

/**
 * What a log and its readers look like after all that: events of seven days, inboxes of thirty, everything numbered,
 * taken and acknowledged.
 * @param sample_seq how far the log was when the sample's rows were made
 */
export async function copyLog(client: pg.Client, { bookings, step_ms }: Extent): Promise<number> {
  const since = (days: number) => Math.max(0, Math.floor(bookings - (days * DAY_MS) / step_ms));
  const week = { from: since(7), to: bookings };
  // No consumer knows these events, should one ever look: they are told apart by their type.
  await copy(client, "outbox", "s.seq is not null", week, {
    seq: "(select seq from log_head) + row_number() over (order by n, s.seq)",
    event_id: "gen_random_uuid()",
    subject: `${id("booking", "n")}::text`,
    created_at: "pg_temp.at(n)",
  });
  await copy(
    client,
    "inbox",
    "true",
    { from: since(30), to: bookings },
    {
      event_id: "gen_random_uuid()",
      handled_at: "pg_temp.at(n)",
    },
  );
  await copy(client, "idempotency_keys", "true", week, {
    user_id: id("user", "n / 2"),
    key: "'past-' || n",
    created_at: "pg_temp.at(n)",
  });
  const { rows } = await client.query<{ seq: number }>(
    "update log_head set seq = greatest(seq, (select coalesce(max(seq), 0) from outbox)) returning seq::int",
  );
  const head = rows[0]!.seq;
  await client.query("update log_consumers set seq = $1", [head]);
  return head;
}
