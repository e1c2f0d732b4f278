import type { Tx } from "../../../platform/db/transaction.ts";
import { type Handle, sql } from "../../../platform/db/sql.ts";
import type { Happening } from "../vendors/vendor.ts";

const insertOne = sql(
  {},
  `insert into webhook_events (provider, id, type, object_id, payload, received_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (provider, id) do nothing`,
);
const findOne = sql(
  { payload: "jsonb", handled_at: "timestamptz?" },
  "select payload, handled_at from webhook_events where provider = $1 and id = $2",
);
const closeOne = sql({}, "update webhook_events set handled_at = $3 where provider = $1 and id = $2");
const parkOne = sql(
  {},
  "update webhook_events set parked_at = $3, reason = $4 where provider = $1 and id = $2 and parked_at is null",
);

/** @returns false when it came before */
export async function insertWebhook(
  tx: Tx,
  provider: string,
  happening: Happening,
  now: Date,
): Promise<boolean> {
  const { event_id, type, object_id } = happening;
  const payload = JSON.stringify(happening);
  return (await insertOne.run(tx, provider, event_id, type, object_id, payload, now)) === 1;
}

/** A webhook that still needs something done; undefined when it is done or unknown. */
export async function findOpenWebhook(
  h: Handle,
  provider: string,
  id: string,
): Promise<Happening | undefined> {
  const row = await findOne.one(h, provider, id);
  return row && row.handled_at === null ? (row.payload as Happening) : undefined;
}

export const closeWebhook = (tx: Tx, provider: string, id: string, now: Date) =>
  closeOne.send(tx, provider, id, now);
/**
 * Notes that a person is needed.
 * @returns false when that was noted before
 * @throws a violation of webhook_events_waiting when another webhook about the same object waits
 */
export const parkWebhook = async (tx: Tx, provider: string, id: string, reason: string, now: Date) =>
  (await parkOne.run(tx, provider, id, now, reason)) === 1;
