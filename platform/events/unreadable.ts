import type { Handle } from "../db/sql.ts";
import { sql } from "../db/sql.ts";
import type { Unreadable } from "./envelope.ts";

const insertUnreadable = sql(
  {},
  `insert into unreadable_events (producer, place, reason, found_at)
   select $1, place, reason, $4 from unnest($2::text[], $3::text[]) as u(place, reason) on conflict do nothing`,
);
const allUnreadable = sql(
  { producer: "text", place: "text", reason: "text", found_at: "timestamptz" },
  "select producer, place, reason, found_at from unreadable_events order by found_at, place limit 1000",
);
const removeUnreadable = sql({}, "delete from unreadable_events where producer = $1 and place = $2");

export const addUnreadable = (h: Handle, producer: string, list: Unreadable[], now: Date) =>
  insertUnreadable.run(
    h,
    producer,
    list.map(({ place }) => place),
    list.map(({ reason }) => reason),
    now,
  );

/** What arrived and is no event, for operators: the number in the log, or partition/offset of the topic. */
export const listUnreadable = (h: Handle) => allUnreadable.all(h);
export const discardUnreadable = (h: Handle, producer: string, place: string) =>
  removeUnreadable.run(h, producer, place);
