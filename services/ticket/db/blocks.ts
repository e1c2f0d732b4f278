import { sql } from "../../../platform/db/sql.ts";

export const listBlockedSeats = sql(
  { id: "uuid" },
  "select id from places where performance_id = $1 and status = 'BLOCKED' and section_id is not null order by rank, id",
);
export const countBlockedStanding = sql(
  { zone_id: "uuid", blocked: "int8" },
  `select zone_id, count(*) as blocked from places where performance_id = $1 and status = 'BLOCKED' and section_id is null
   group by zone_id order by zone_id`,
);
