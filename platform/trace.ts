import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { newId } from "./ids.ts";

/** What follows one action through services, events, tasks and logs. */
export interface Trace {
  correlation_id: string;
  /** W3C trace context */
  traceparent: string;
  user_id?: string | undefined;
  /** When the caller stops waiting, in milliseconds of performance.now(). */
  deadline_ms?: number | undefined;
}

const storage = new AsyncLocalStorage<Trace>();

export const currentTrace = (): Trace | undefined => storage.getStore();

/** Runs a piece of work under a trace. */
export function withTrace<T>(trace: Trace, work: () => T): T {
  return storage.run(trace, work);
}

/** A trace for work that nobody's request started, or that continues a message's. */
export function newTrace(from: { correlation_id?: string; traceparent?: string } = {}): Trace {
  return {
    correlation_id: from.correlation_id || newId(),
    traceparent: childOf(from.traceparent),
  };
}

const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;

function childOf(parent: string | undefined): string {
  const match = parent ? TRACEPARENT.exec(parent) : null;
  const trace_id = match && !/^0+$/.test(match[1]!) ? match[1]! : randomUUID().replaceAll("-", "");
  return `00-${trace_id}-${spanId()}-${match?.[2] ?? "01"}`;
}

// UUIDs come from a store of random bytes; asking the system for eight of them takes fifty times as long.
function spanId(): string {
  const random = randomUUID();
  return random.slice(0, 8) + random.slice(-8);
}

const CORRELATION_ID = /^[A-Za-z0-9._:-]{8,64}$/;

/** A client's own correlation id is kept when it is well formed. */
export function acceptCorrelationId(value: unknown): string | undefined {
  return typeof value === "string" && CORRELATION_ID.test(value) ? value : undefined;
}
