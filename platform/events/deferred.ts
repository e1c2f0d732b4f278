import type { CloudEvent } from "../../contracts/types/event.ts";
import type { Handle } from "../db/sql.ts";
import { sql } from "../db/sql.ts";

export const MAX_ATTEMPTS = 8;

const insertDeferred = sql(
  {},
  `insert into deferred_events (producer, seq, subject, event, attempts, next_at, reason)
   values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
);
const findDue = sql(
  { producer: "text", seq: "int8", attempts: "int4", event: "jsonb" },
  `select producer, seq, attempts, event from deferred_events as d
   where producer = $1 and parked_at is null and next_at <= $2
     and not exists (select from deferred_events as e where e.producer = d.producer and e.subject = d.subject and e.seq < d.seq)
   order by seq limit 50`,
);
const lockOne = sql(
  { seq: "int8" },
  "select seq from deferred_events where producer = $1 and seq = $2 and parked_at is null for update skip locked",
);
const removeOne = sql({}, "delete from deferred_events where producer = $1 and seq = $2");
const postponeOne = sql(
  {},
  `update deferred_events set attempts = attempts + 1, next_at = $3, reason = $4,
     parked_at = case when attempts + 1 >= $5 then $6::timestamptz end
   where producer = $1 and seq = $2`,
);
const listParked = sql(
  {
    producer: "text",
    seq: "int8",
    subject: "text",
    type: "text",
    attempts: "int4",
    reason: "text",
    parked_at: "timestamptz?",
    next_at: "timestamptz",
  },
  `select producer, seq, subject, event->>'type' as type, attempts, reason, parked_at, next_at
   from deferred_events order by producer, subject, seq limit 1000`,
);
// Taken as done: whatever delivers it again, it stays away.
const discardOne = sql(
  { count: "int8" },
  `with gone as (delete from deferred_events where producer = $1 and seq = $2 returning event),
   done as (insert into inbox (event_id) select (event->>'id')::uuid from gone on conflict do nothing)
   select count(*) as count from gone`,
);
const replayOne = sql(
  {},
  "update deferred_events set parked_at = null, attempts = 0, next_at = $3 where producer = $1 and seq = $2",
);

export async function defer(
  h: Handle,
  producer: string,
  seq: number,
  event: CloudEvent,
  attempts: number,
  next_at: Date,
  reason: string,
): Promise<void> {
  await insertDeferred.run(h, producer, seq, event.subject, JSON.stringify(event), attempts, next_at, reason);
}

/** The first of each key, where its time has come. */
export const dueDeferred = (h: Handle, producer: string, now: Date) => findDue.all(h, producer, now);

/** @returns false when another instance is at it, or it is gone */
export async function claimDeferred(h: Handle, producer: string, seq: number): Promise<boolean> {
  return (await lockOne.one(h, producer, seq)) !== undefined;
}

export const removeDeferred = (h: Handle, producer: string, seq: number) => removeOne.run(h, producer, seq);

/** Waits longer each time; after MAX_ATTEMPTS it is parked until a person replays or discards it. */
export async function postponeDeferred(
  h: Handle,
  producer: string,
  seq: number,
  attempts: number,
  now: Date,
  reason: string,
): Promise<void> {
  await postponeOne.run(h, producer, seq, retryAt(now, attempts + 1), reason, MAX_ATTEMPTS, now);
}

/** 0.5 s, 1 s, 2 s … at most 30 s. */
export function retryAt(now: Date, attempts: number): Date {
  return new Date(now.getTime() + Math.min(30_000, 250 * 2 ** attempts));
}

/** Everything that waits or is parked, for operators. */
export const listDeferred = (h: Handle) => listParked.all(h);
export const replayDeferred = (h: Handle, producer: string, seq: number, now: Date) =>
  replayOne.run(h, producer, seq, now);
/** @returns false when there is no such event */
export async function discardDeferred(h: Handle, producer: string, seq: number): Promise<boolean> {
  return (await discardOne.one(h, producer, seq))!.count > 0;
}
