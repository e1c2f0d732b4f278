import { sql } from "../../../platform/db/sql.ts";

export const lockHold = sql(
  {
    user_id: "uuid?",
    person: "text?",
    revision: "int4",
    state: "text",
    lines: "jsonb",
    was_committed: "bool",
  },
  `select user_id, person, revision, state, lines, committed_at is not null as was_committed
   from holds where id = $1 for no key update`,
);

/**
 * Makes a hold what was asked for. Its places are locked already, in the order of their ids, and known to be
 * free or its own: the count is the proof. One statement, because round trips are what a purchase costs.
 * $2 places to hold, $3 places to let go.
 */
export const writeHold = sql(
  { must_move: "bool" },
  `with moved as (
     update places set status = case when id = any($2::uuid[]) then 'HELD' else 'FREE' end,
       hold_id = case when id = any($2::uuid[]) then $1::uuid end
     where id = any($2::uuid[] || $3::uuid[]) and (status = 'FREE' or hold_id = $1)
     returning 1),
   written as (
     update holds set revision = $4, state = 'HELD', items_hash = $5, lines = $6, user_id = $7, person = $8,
       booking_id = $9, expires_at = $10, lapse_at = $11
     where id = $1)
   select must_move((select count(*) from moved), cardinality($2::uuid[] || $3::uuid[]))`,
);
// Said so that only the primary key fits: where few are held at the last look, PostgreSQL takes the index of those that
// are, and reads all of it at every call on the evening of a sale.
const IS_HELD = "state not in ('NEW', 'COMMITTED', 'RELEASED')";
export const extendHold = sql(
  {},
  `update holds set expires_at = $2, lapse_at = $3 where id = $1 and ${IS_HELD}`,
);
/** All of it sold, or nothing: the count is the proof. The rows are taken in the order of their ids. */
export const sellHold = sql(
  { must_move: "bool" },
  `with locked as materialized (select id from places where id = any($2::uuid[]) order by id for no key update),
   moved as (
     update places set status = 'SOLD', hold_id = $1 from locked
     where places.id = locked.id and (places.status = 'FREE' or places.hold_id = $1)
     returning 1),
   written as (
     update holds set state = 'COMMITTED', committed_at = $3, lines = $4, booking_id = $5, revision = $6, lapse_at = null where id = $1)
   select must_move((select count(*) from moved), cardinality($2::uuid[]))`,
);
/** Lets go of what the hold still has; what was sold again meanwhile has another owner and stays. */
export const freeHold = sql(
  { id: "uuid", performance_id: "uuid", zone_id: "uuid", numbered: "bool" },
  `with locked as materialized (select id from places where id = any($2::uuid[]) order by id for no key update),
   written as (update holds set state = 'RELEASED', lapse_at = null where id = $1)
   update places set status = 'FREE', hold_id = null from locked
   where places.id = locked.id and places.hold_id = $1
   returning places.id, performance_id, zone_id, section_id is not null as numbered`,
);

/** Notes the number of a decision to let go, also of what was never taken: older ones are refused from then on. */
export const noteRevision = sql(
  {},
  `insert into holds (id, revision, state, created_at) values ($1, $2, 'RELEASED', $3)
   on conflict (id) do update set revision = greatest(holds.revision, excluded.revision)`,
);
export const nameHolderOf = sql({}, "update holds set person = $2 where id = $1");
export const raiseRevision = sql({}, "update holds set revision = $2 where id = $1");

/** Takes holds that should have ended by now, for so long that no other instance takes them too. */
export const claimLapsing = sql(
  { id: "uuid", revision: "int4" },
  `update holds set lapse_at = $2 where id in (
     select id from holds where state = 'HELD' and lapse_at <= $1 order by lapse_at limit $3 for update skip locked)
   returning id, revision`,
);
export const postponeLapse = sql({}, `update holds set lapse_at = $2 where id = $1 and ${IS_HELD}`);

export const lockHoldsOfUser = sql(
  { id: "uuid", state: "text", person: "text?", lines: "jsonb" },
  "select id, state, person, lines from holds where user_id = $1 order by id for no key update",
);
export const forgetHolder = sql({}, "update holds set user_id = null, person = null where user_id = $1");
