import type * as Api from "@opentelemetry/api";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace";
import { VERSION } from "../http/health.ts";
import type { Log } from "../log.ts";
import { endingOf } from "./ending.ts";
import type { TelemetryConfig } from "./settings.ts";
import type { Attributes, Span, SpanKind, Tracer } from "./span.ts";

/** Above, spans are dropped: a receiver that is away, or slow, costs this much memory and nothing else. */
const QUEUE = 10_000;
const BATCH = 1_000;
const DELAY_MS = 1_000;
const SEND_MS = 5_000;
/** What is left when the process ends is sent within this time, or not at all. */
const LAST_MS = 2_000;

/** Where the spans of this process go. */
export interface Telemetry {
  of(service: string): Tracer;
  /** Sends what is there. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** OpenTelemetry's SDK, loaded here: who sets no receiver never pays for it. */
export async function openTelemetry(config: TelemetryConfig, log: Log): Promise<Telemetry> {
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const exporter = new OTLPTraceExporter({
    url: `${config.endpoint}/v1/traces`,
    headers: config.headers,
    timeoutMillis: SEND_MS,
  });
  const processor = new sdk.BatchSpanProcessor({
    exporter: telling(exporter, log),
    maxQueueSize: QUEUE,
    maxExportBatchSize: BATCH,
    scheduledDelayMillis: DELAY_MS,
    exportTimeoutMillis: SEND_MS,
  });
  // By the trace's id alone, so that every process decides alike and nobody outside decides by a flag.
  const sampler = new sdk.TraceIdRatioBasedSampler(config.ratio);
  const flush = () => within(LAST_MS, processor.forceFlush());
  return {
    of(service) {
      const resource = resourceFromAttributes({
        "service.name": service,
        "service.namespace": "foyer",
        "service.version": VERSION,
      });
      const provider = new sdk.TracerProvider({ resource, sampler, spanProcessors: [processor] });
      return tracerOf(api, provider.getTracer("foyer"));
    },
    flush,
    close: () => within(LAST_MS, processor.shutdown()),
  };
}

function tracerOf(api: typeof Api, native: Api.Tracer): Tracer {
  const kinds: Record<SpanKind, Api.SpanKind> = {
    server: api.SpanKind.SERVER,
    client: api.SpanKind.CLIENT,
    producer: api.SpanKind.PRODUCER,
    consumer: api.SpanKind.CONSUMER,
    internal: api.SpanKind.INTERNAL,
  };
  const begin = (name: string, kind: SpanKind, context: Api.Context, attributes?: Attributes) =>
    native.startSpan(name, { kind: kinds[kind], ...(attributes ? { attributes } : {}) }, context);
  const wrap = (span: Api.Span): Span => ({
    traceparent: traceparentOf(span),
    child: (name, kind, attributes) =>
      wrap(begin(name, kind, api.trace.setSpan(api.ROOT_CONTEXT, span), attributes)),
    set: (attributes) => void span.setAttributes(attributes),
    end(error) {
      if (error !== undefined) {
        const { code, failed } = endingOf(error);
        span.setAttribute("error.type", code);
        if (failed) span.setStatus({ code: api.SpanStatusCode.ERROR });
      }
      span.end();
    },
  });
  return {
    start(name, kind, parent, attributes) {
      const span = begin(name, kind, contextOf(api, parent), attributes);
      return { traceparent: traceparentOf(span), span: span.isRecording() ? wrap(span) : undefined };
    },
  };
}

function traceparentOf(span: Api.Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-0${traceFlags & 1}`;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

function contextOf(api: typeof Api, parent: string | undefined): Api.Context {
  const [, traceId, spanId, flags] = (parent && TRACEPARENT.exec(parent)) || [];
  if (traceId === undefined) return api.ROOT_CONTEXT;
  const remote = { traceId, spanId: spanId!, traceFlags: Number.parseInt(flags!, 16), isRemote: true };
  return api.trace.setSpanContext(api.ROOT_CONTEXT, remote);
}

/** Says once when the receiver is away, and once when it is back. */
function telling(exporter: SpanExporter, log: Log): SpanExporter {
  let away = false;
  return {
    export(spans: ReadableSpan[], done) {
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined;
        if (failed && !away)
          log.warn(
            { reason: result.error?.name },
            "the receiver of traces is away: they are dropped meanwhile",
          );
        if (!failed && away) log.info({}, "the receiver of traces is back");
        away = failed;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work.catch(() => undefined), enough]);
  clearTimeout(timer);
}
