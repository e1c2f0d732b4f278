import { sql } from "../../../platform/db/sql.ts";

export const insertEventKey = sql(
  {},
  `insert into event_keys (key_id, event_id, public_key, private_key, created_at)
   select $1, $2, $3, $4, $5 where not exists (select from event_keys where event_id = $2)`,
);
/** Checking needs the public half only; the private one is read by whoever signs. */
export const findPublicKey = sql(
  { event_id: "uuid", public_key: "bytea" },
  "select event_id, public_key from event_keys where key_id = $1",
);
export const findPrivateKey = sql(
  { private_key: "bytea" },
  "select private_key from event_keys where key_id = $1",
);
/** Whether the performances of a hold still take place, and the key that signs their tickets. */
export const findSelling = sql(
  { performance_id: "uuid", event_id: "uuid", cancelled: "bool", key_id: "text?" },
  `select p.id as performance_id, e.id as event_id, e.cancelled or p.cancelled as cancelled,
     (select k.key_id from event_keys k where k.event_id = e.id order by k.created_at desc limit 1) as key_id
   from performances p join events e on e.id = p.event_id where p.id in (
     select (line ->> 'performance_id')::uuid from holds, jsonb_array_elements(holds.lines) as line where holds.id = $1)`,
);
