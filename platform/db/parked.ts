import type { Handle } from "./sql.ts";
import { sql } from "./sql.ts";

const countByKind = sql(
  { kind: "text", count: "int8" },
  `select kind, count(*) as count from tasks where parked_at is not null group by kind
   union all select 'event from ' || producer, count(*) from deferred_events where parked_at is not null group by producer
   union all select 'unreadable from ' || producer, count(*) from unreadable_events group by producer`,
);

/** How many tasks and events wait for a person: for /metrics. */
export const countParked = (h: Handle) => countByKind.all(h);
