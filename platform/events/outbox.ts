import type { z } from "zod";
import type { CloudEvent, EventType } from "../../contracts/types/event.ts";
import type { Clock } from "../clock.ts";
import type { Tx } from "../db/transaction.ts";
import { sql } from "../db/sql.ts";
import { newId } from "../ids.ts";
import type { Tracer } from "../telemetry/span.ts";
import { beginTrace, currentTrace, newTrace } from "../trace.ts";

const insertEvents = sql(
  {},
  `insert into outbox (event_id, type, subject, event)
   select (e->>'id')::uuid, e->>'type', e->>'subject', e from jsonb_array_elements($1::jsonb) with ordinality as list(e, n) order by n`,
);

/** Where a service says that something happened, in the transaction in which it happens. */
export interface Outbox {
  /**
   * Adds an event. Lock the entity's row before, so that its events are inserted in the order of their
   * commits. The data is checked against the contract: unknown fields do not leave the service.
   */
  add<Data extends z.ZodObject>(tx: Tx, type: EventType<string, Data>, data: z.output<Data>): void;
  /** Several at once, in this order, in one statement. */
  addAll<Data extends z.ZodObject>(tx: Tx, type: EventType<string, Data>, data: z.output<Data>[]): void;
}

/** @param onCommit called after the commit of a transaction that added something */
export function createOutbox(service: string, clock: Clock, onCommit: () => void, tracer?: Tracer): Outbox {
  const collected = new WeakMap<Tx, CloudEvent[]>();
  function addAll(tx: Tx, type: EventType, list: Record<string, unknown>[]): void {
    if (list.length === 0) return;
    const trace = currentTrace() ?? newTrace();
    const said = tracer && beginTrace(tracer, `publish ${type.type}`, "producer", trace);
    if (said?.span) tx.afterCommit(() => said.span!.end());
    const events = list.map((given): CloudEvent => {
      const data = type.data.parse(given);
      return {
        specversion: "1.0",
        id: newId(),
        source: `foyer/${service}`,
        type: type.type,
        subject: String(data[type.subject]),
        time: clock.now().toISOString(),
        dataversion: type.version,
        correlationid: trace.correlation_id,
        traceparent: said?.traceparent ?? trace.traceparent,
        data,
      };
    });
    const known = collected.get(tx);
    if (known) return void known.push(...events);
    collected.set(tx, events);
    // One statement for all that happens in a transaction, in its order.
    tx.beforeCommit(() => insertEvents.send(tx, JSON.stringify(events)));
    tx.afterCommit(onCommit);
  }
  return {
    add: (tx, type, data) => addAll(tx, type, [data]),
    addAll: (tx, type, list) => addAll(tx, type, list),
  };
}
