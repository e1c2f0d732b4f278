import { sql } from "../../../platform/db/sql.ts";

export const lockHold = sql(
  { revision: "int4", state: "text", lines: "jsonb", was_committed: "bool" },
  `select revision, state, lines, committed_at is not null as was_committed from holds where id = $1 for no key update`,
);

/**
 * Moves stock ($2: [{id, change}]), never below zero: a variant that comes back in `moved` had enough, so the count
 * is the proof. Rows are taken in the order of their ids.
 */
const MOVED = `changes as (select * from jsonb_to_recordset($2) as c(id uuid, change int4)),
   locked as materialized (
     select v.id from variants v where v.id in (select id from changes) order by v.id for no key update of v),
   moved as (
     update variants v set stock = v.stock + c.change from changes c, locked l
     where v.id = c.id and l.id = c.id and v.stock + c.change >= 0
     returning v.id, v.product_id, v.organization_id, v.stock)`;
const STOCK = "(select coalesce(jsonb_agg(to_jsonb(moved)), '[]') from moved) as moved";

/** Makes a hold what was asked for: stock and hold in one statement, because round trips are what a purchase costs. */
export const writeHold = sql(
  { moved: "jsonb" },
  `with ${MOVED},
   written as (
     update holds set revision = $3, state = 'HELD', items_hash = $4, lines = $5, booking_id = $6, expires_at = $7, lapse_at = $8
     where id = $1 returning 1)
   select ${STOCK} from written`,
);
export const extendHold = sql(
  {},
  "update holds set expires_at = $2, lapse_at = $3 where id = $1 and state = 'HELD'",
);
/** Of a hold that had lapsed, the stock is taken again. */
export const sellHold = sql(
  { moved: "jsonb" },
  `with ${MOVED},
   written as (
     update holds set state = 'COMMITTED', committed_at = $3, booking_id = $4, revision = $5, lapse_at = null
     where id = $1 returning 1)
   select ${STOCK} from written`,
);
export const freeHold = sql(
  { moved: "jsonb" },
  `with ${MOVED},
   written as (update holds set state = 'RELEASED', lapse_at = null where id = $1 returning 1)
   select ${STOCK} from written`,
);

/** Notes the number of a decision to let go, also of what was never taken: older ones are refused from then on. */
export const noteRevision = sql(
  {},
  `insert into holds (id, revision, state, created_at) values ($1, $2, 'RELEASED', $3)
   on conflict (id) do update set revision = greatest(holds.revision, excluded.revision)`,
);
export const raiseRevision = sql({}, "update holds set revision = $2 where id = $1");

/** Takes holds that should have ended by now, for so long that no other instance takes them too. */
export const claimLapsing = sql(
  { id: "uuid", revision: "int4" },
  `update holds set lapse_at = $2 where id in (
     select id from holds where state = 'HELD' and lapse_at <= $1 order by lapse_at limit $3 for update skip locked)
   returning id, revision`,
);
export const postponeLapse = sql({}, "update holds set lapse_at = $2 where id = $1 and state = 'HELD'");
