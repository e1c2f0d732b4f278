import { sql } from "../../../platform/db/sql.ts";
import { FULL, full } from "./tickets.ts";

/** What a door's list holds of a performance: no person, no booking. $2: only what changed after it. */
export const listForDoor = sql(
  {
    id: "uuid",
    short_code: "text",
    status: "text",
    section: "text?",
    row_name: "text?",
    label: "text?",
    zone: "text",
    ticket_type: "text",
    used_at: "timestamptz?",
    used_gate: "text?",
  },
  `select t.id, t.short_code, t.status, t.section, t.row_name, t.label, z.name as zone, y.name as ticket_type, t.used_at, t.used_gate
   from tickets t join zones z on z.id = t.zone_id join ticket_types y on y.id = t.ticket_type_id
   where t.performance_id = $1 and t.changed_at > $2 order by t.id`,
);
export const findEventKeys = sql(
  { key_id: "text", public_key: "bytea" },
  "select key_id, public_key from event_keys where event_id = $1 order by created_at desc",
);
/** Whose living tickets there are for a performance. */
export const listHolders = sql(
  { user_id: "uuid" },
  `select distinct user_id from tickets
   where performance_id = $1 and status <> 'CANCELLED' and user_id is not null`,
);
export const listTicketsOfHolders = sql(
  { ...full, name: "text" },
  `select found.name, ${FULL} join unnest($2::uuid[], $3::text[]) as found(user_id, name) on found.user_id = t.user_id
   where t.performance_id = $1 and t.status <> 'CANCELLED' order by found.name, t.rank, t.id limit 100`,
);
export const listTicketsOfBookingAt = sql(
  full,
  `select ${FULL} where t.performance_id = $1 and t.booking_id = $2 and t.status <> 'CANCELLED' order by t.rank, t.id limit 100`,
);

/** Scans of doors without network that we would have refused; $3 and $4: after this one. */
export const listConflicts = sql(
  {
    id: "uuid",
    result: "text",
    at: "timestamptz",
    gate: "text?",
    received_at: "timestamptz?",
    used_at: "timestamptz?",
    used_gate: "text?",
    ticket_id: "uuid?",
  },
  `select id, result, at, gate, received_at, used_at, used_gate, ticket_id from check_ins
   where performance_id = $1 and let_in and result <> 'ok' and (received_at, id) > ($3::timestamptz, $4::uuid)
   order by received_at, id limit $2`,
);
export const listTicketsById = sql(full, `select ${FULL} where t.id = any($1::uuid[])`);
