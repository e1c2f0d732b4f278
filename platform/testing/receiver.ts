import { createServer } from "node:http";
import { json } from "node:stream/consumers";

/** JSON as OTLP has it. */
type Json = ReturnType<typeof JSON.parse>;

/** A span, as far as these tests look at it. */
export interface Seen {
  service: string;
  name: string;
  kind: "server" | "client" | "producer" | "consumer" | "internal";
  trace_id: string;
  span_id: string;
  /** "" where nothing led to it. */
  parent_id: string;
  attributes: Record<string, unknown>;
  failed: boolean;
}

/** Something that takes traces, as a collector does: OTLP over HTTP. */
export interface Receiver extends AsyncDisposable {
  url: string;
  spans: Seen[];
  /** Everything that arrived, as it was written. */
  text(): string;
}

const KINDS = ["internal", "internal", "server", "client", "producer", "consumer"] as const;

export async function startReceiver(): Promise<Receiver> {
  const spans: Seen[] = [];
  const written: string[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      written.push(JSON.stringify(body));
      spans.push(...spansOf(body));
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    spans,
    text: () => written.join("\n"),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function spansOf(body: Json): Seen[] {
  return body.resourceSpans.flatMap(({ resource, scopeSpans }: Json) => {
    const service = resource.attributes.find(({ key }: Json) => key === "service.name").value.stringValue;
    return scopeSpans.flatMap((scope: Json) =>
      scope.spans.map((span: Json): Seen => ({
        service,
        name: span.name,
        kind: KINDS[span.kind]!,
        trace_id: span.traceId,
        span_id: span.spanId,
        parent_id: span.parentSpanId ?? "",
        attributes: Object.fromEntries(span.attributes.map(valueOf)),
        failed: span.status.code === 2,
      })),
    );
  });
}

const valueOf = ({ key, value }: Json): [string, unknown] => [key, Object.values(value)[0]];
