import { sql } from "../../../platform/db/sql.ts";

/** Where somebody stands at the door: the performance with whose it is. */
export const findDoor = sql(
  { performance_id: "uuid", event_id: "uuid", organization_id: "uuid" },
  `select p.id as performance_id, p.event_id, e.organization_id from performances p join events e on e.id = p.event_id where p.id = $1`,
);
export const findVerdict = sql(
  { ticket_id: "uuid?", result: "text", code_hash: "text", used_at: "timestamptz?", used_gate: "text?" },
  "select ticket_id, result, code_hash, used_at, used_gate from check_ins where performance_id = $1 and nonce = $2",
);
export const insertVerdict = sql(
  {},
  `insert into check_ins (id, performance_id, ticket_id, result, at, gate, actor, nonce, code_hash, used_at, used_gate,
     received_at, let_in)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (performance_id, nonce) do nothing`,
);
/** A first verdict that did not reach the door in time: the person is in. */
export const noteLetIn = sql(
  {},
  "update check_ins set let_in = true where performance_id = $1 and nonce = $2 and not let_in",
);
/** What doors said of a person's tickets, after this one. */
export const listCheckInsOfUser = sql(
  {
    id: "uuid",
    ticket_id: "uuid?",
    performance_id: "uuid",
    result: "text",
    at: "timestamptz",
    gate: "text?",
    let_in: "bool",
  },
  `select c.id, c.ticket_id, c.performance_id, c.result, c.at, c.gate, c.let_in
   from check_ins c join tickets t on t.id = c.ticket_id
   where t.user_id = $1 and ($2::uuid is null or c.id > $2) order by c.id limit $3`,
);
/** What a person scanned at doors, without whose tickets it was. */
export const listScansBy = sql(
  { id: "uuid", performance_id: "uuid", result: "text", at: "timestamptz", gate: "text?" },
  `select id, performance_id, result, at, gate from check_ins
   where actor = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
);
export const forgetActor = sql({}, "update check_ins set actor = null where actor = $1");
