import type { z } from "zod";
import type { CloudEvent, EventType } from "../../contracts/types/event.ts";
import type { Tx } from "../db/transaction.ts";

/** What a service does when an event arrives: rows in its own tables, in the transaction it is given. */
export interface EventHandler<Context = never> {
  readonly type: EventType;
  handle(context: Context, event: CloudEvent<never>, tx: Tx): Promise<void>;
}

/**
 * Declares a consumed event. The handler only writes rows (through `tx`); what has an effect outside the
 * database is asked for as a task. So an event is done once, whatever crashes.
 */
export function on<Context, Data extends z.ZodObject>(
  type: EventType<string, Data>,
  handle: (context: Context, event: CloudEvent<z.output<Data>>, tx: Tx) => Promise<void>,
): EventHandler<Context> {
  return { type, handle: handle };
}

/** What a reader without a database does; every instance sees every event from the moment it starts. */
export interface EventWatcher<Context = never> {
  readonly type: EventType;
  watch(context: Context, event: CloudEvent<never>, seq: number): void;
}

/** Declares a broadcast reader: caches and live pushes. Missed events are made good by snapshots. */
export function watch<Context, Data extends z.ZodObject>(
  type: EventType<string, Data>,
  handle: (context: Context, event: CloudEvent<z.output<Data>>, seq: number) => void,
): EventWatcher<Context> {
  return { type, watch: handle };
}
