export type SpanKind = "server" | "client" | "producer" | "consumer" | "internal";

/** What a span says about itself: names of routes, statements, codes. Never a value that somebody typed. */
export type Attributes = Record<string, string | number | boolean>;

/** A piece of work with a beginning and an end, in a trace that is kept. */
export interface Span {
  /** W3C trace context: what it hands on. */
  readonly traceparent: string;
  child(name: string, kind: SpanKind, attributes?: Attributes): Span;
  set(attributes: Attributes): void;
  /** @param error what it failed with; only its code is told */
  end(error?: unknown): void;
}

/** What begins spans of one service. */
export interface Tracer {
  /**
   * @param parent traceparent of what led to it; without a valid one a new trace begins
   * @returns no span where the trace is not one of those that are kept
   */
  start(name: string, kind: SpanKind, parent?: string, attributes?: Attributes): Started;
}

export interface Started {
  traceparent: string;
  span: Span | undefined;
}
