import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { newId } from "./ids.ts";
import type { Attributes, Span, SpanKind, Tracer } from "./telemetry/span.ts";

/** What follows one action through services, events, tasks and logs. */
export interface Trace {
  correlation_id: string;
  /** W3C trace context */
  traceparent: string;
  user_id?: string | undefined;
  /** When the caller stops waiting, in milliseconds of performance.now(). */
  deadline_ms?: number | undefined;
  /** What is under way, where traces are kept. */
  span?: Span | undefined;
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

/** The same as work of a service that keeps traces, with a span that somebody has to end. */
export function beginTrace(
  tracer: Tracer | undefined,
  name: string,
  kind: SpanKind,
  from: { correlation_id?: string; traceparent?: string },
  attributes?: Attributes,
): Trace {
  if (!tracer) return newTrace(from);
  const { traceparent, span } = tracer.start(name, kind, from.traceparent, attributes);
  return { correlation_id: from.correlation_id || newId(), traceparent, span };
}

/** Runs work under its trace and ends its span with it. */
export function tracing<T>(trace: Trace, work: () => Promise<T>): Promise<T> {
  return storage.run(trace, trace.span ? () => ending(trace.span!, work) : work);
}

/** Runs work as a span below the present one; where there is none, just runs it. */
export function inSpan<T>(
  name: string,
  kind: SpanKind,
  attributes: Attributes | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const trace = storage.getStore();
  if (!trace?.span) return work();
  const span = trace.span.child(name, kind, attributes);
  return tracing({ ...trace, traceparent: span.traceparent, span }, work);
}

/**
 * Goes on with an earlier trace: what an outside party answers belongs to what was asked of it. The correlation id
 * stays that of the present work.
 */
export function takeUp<T>(
  tracer: Tracer | undefined,
  name: string,
  earlier: string | null,
  work: () => Promise<T>,
): Promise<T> {
  const trace = storage.getStore();
  if (earlier === null || (trace && traceIdOf(trace.traceparent) === traceIdOf(earlier))) return work();
  const from = { ...(trace ? { correlation_id: trace.correlation_id } : {}), traceparent: earlier };
  return tracing({ ...trace, ...beginTrace(tracer, name, "consumer", from) }, work);
}

const traceIdOf = (traceparent: string) => traceparent.slice(3, 35);

async function ending<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    span.end();
    return result;
  } catch (error) {
    span.end(error);
    throw error;
  }
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
