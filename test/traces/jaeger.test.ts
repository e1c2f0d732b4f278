import assert from "node:assert/strict";
import { test } from "node:test";
import type { Seen } from "../../platform/testing/receiver.ts";
import { eventually, type Json } from "../doors.ts";
import { startFoyer } from "../foyer.ts";
import { buyInOneTrace } from "./purchase.ts";
import { assertStory } from "./spans.ts";

const { JAEGER_QUERY_URL, OTEL_EXPORTER_OTLP_ENDPOINT } = process.env;
const skip =
  !(JAEGER_QUERY_URL && OTEL_EXPORTER_OTLP_ENDPOINT) &&
  "JAEGER_QUERY_URL and OTEL_EXPORTER_OTLP_ENDPOINT name no Jaeger to ask";

test("a real Jaeger shows one purchase as one trace, through every service", { skip }, async () => {
  await using foyer = await startFoyer({ env: { OTEL_EXPORTER_OTLP_ENDPOINT } });
  const { trace_id, client_span_id, personal } = await buyInOneTrace(foyer);
  await eventually(foyer, async () => {
    const response = await fetch(`${JAEGER_QUERY_URL}/api/traces/${trace_id}`);
    const text = await response.text();
    assert.equal(response.status, 200, text);
    assertStory(spansOf(JSON.parse(text)), client_span_id);
    for (const one of personal) assert.ok(!text.includes(one), one);
  });
});

function spansOf({ data }: Json): Seen[] {
  assert.equal(data.length, 1);
  const [{ spans, processes }] = data;
  return spans.map((span: Json): Seen => {
    const tags = Object.fromEntries(span.tags.map(({ key, value }: Json) => [key, value]));
    return {
      service: processes[span.processID].serviceName,
      name: span.operationName,
      kind: tags["span.kind"] ?? "internal",
      trace_id: span.traceID,
      span_id: span.spanID,
      parent_id: span.references.find(({ refType }: Json) => refType === "CHILD_OF")?.spanID ?? "",
      attributes: tags,
      failed: tags.error === true,
    };
  });
}
