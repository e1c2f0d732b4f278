import { sql } from "../../../platform/db/sql.ts";

/**
 * Two equal marks: nothing that everybody may see has changed between them. Changes of events on the programme say
 * so in the outbox, numbered or not yet; numbers of free places come with ticket's events, or with one of them that
 * had been deferred.
 */
export const readMark = sql(
  { mark: "text" },
  `select concat_ws(' ', (select seq from log_head), array(select position from outbox where seq is null order by position),
     (select seq from event_cursors where producer = 'ticket'), (select count(*) from deferred_events where producer = 'ticket')) as mark`,
);
