import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { Settings } from "../config.ts";
import { AppError, notFound } from "../errors.ts";
import { createLog } from "../log.ts";
import { startReceiver } from "../testing/receiver.ts";
import { openTelemetry } from "./otlp.ts";
import { telemetryConfig } from "./settings.ts";

const quiet = (lines: string[] = []) => createLog("test", "info", { write: (line) => void lines.push(line) });
const FULL = { headers: {}, ratio: 1 };

test("spans say where they belong and what they failed with, by its code", async () => {
  await using receiver = await startReceiver();
  const telemetry = await openTelemetry({ endpoint: receiver.url, ...FULL }, quiet());
  const { span, traceparent } = telemetry
    .of("counter")
    .start("GET /counters/:id", "server", undefined, { n: 1 });
  const calls = [
    ["refused", notFound("There is no anna@example.org.")],
    ["broken", new AppError("internal", "internal")],
    ["full", Object.assign(new Error("Key (email)=(anna@example.org) already exists."), { code: "23505" })],
    ["odd", new TypeError("anna@example.org is not a function")],
  ] as const;
  for (const [name, error] of calls) span!.child(name, "client").end(error);
  span!.end();
  await telemetry.close();
  const root = receiver.spans.find(({ name }) => name === "GET /counters/:id")!;
  assert.equal(traceparent, `00-${root.trace_id}-${root.span_id}-01`);
  assert.deepEqual([root.service, root.kind, root.attributes], ["counter", "server", { n: 1 }]);
  const below = receiver.spans.filter(({ parent_id }) => parent_id === root.span_id);
  assert.deepEqual(
    below.map(({ name, attributes, failed }) => [name, attributes["error.type"], failed]),
    [
      ["refused", "not_found", false],
      ["broken", "internal", true],
      ["full", "23505", true],
      ["odd", "TypeError", true],
    ],
  );
  assert.ok(!receiver.text().includes("anna"));
});

test("which traces are kept follows from their id: the same in each process, whatever a stranger's flag says", async () => {
  const telemetry = await openTelemetry({ endpoint: "http://127.0.0.1:9", headers: {}, ratio: 0.5 }, quiet());
  const [here, there] = [telemetry.of("here"), telemetry.of("there")];
  let kept = 0;
  for (let n = 0; n < 400; n++) {
    const id = randomBytes(16).toString("hex");
    const started = here.start("a", "server", `00-${id}-00000000000000aa-00`);
    assert.equal(started.traceparent.slice(3, 35), id);
    assert.equal(started.traceparent.endsWith("-01"), started.span !== undefined);
    const flagged = there.start("b", "server", `00-${id}-00000000000000aa-01`);
    assert.equal(flagged.span !== undefined, started.span !== undefined);
    if (started.span) kept++;
  }
  assert.ok(kept > 100 && kept < 300, String(kept));
  await telemetry.close();
});

test("a receiver that is away costs a bounded queue, one line in the log, and no time", async () => {
  const lines: string[] = [];
  const telemetry = await openTelemetry({ endpoint: "http://127.0.0.1:9", ...FULL }, quiet(lines));
  const tracer = telemetry.of("counter");
  const started = performance.now();
  for (let n = 0; n < 50_000; n++) tracer.start("work", "internal").span!.end();
  await telemetry.flush();
  await telemetry.close();
  assert.ok(performance.now() - started < 15_000);
  assert.equal(lines.length, 1, lines.join(""));
});

test("settings: nothing set is off; what cannot be is said", () => {
  const read = (env: Record<string, string>) => {
    const settings = new Settings(env);
    return { config: telemetryConfig(settings), problems: settings.problems.map(({ name }) => name) };
  };
  assert.deepEqual(read({}), { config: undefined, problems: [] });
  const endpoint = "http://collector:4318";
  assert.deepEqual(
    read({
      OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/`,
      OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20abc, x-team = doors",
      OTEL_TRACES_SAMPLER_ARG: "0.25",
    }).config,
    { endpoint, headers: { authorization: "Bearer abc", "x-team": "doors" }, ratio: 0.25 },
  );
  for (const [name, value] of [
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"],
    ["OTEL_EXPORTER_OTLP_HEADERS", "Bearer abc"],
    ["OTEL_TRACES_SAMPLER_ARG", "1.5"],
    ["OTEL_TRACES_SAMPLER_ARG", "half"],
  ] as const)
    assert.deepEqual(read({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, [name]: value }).problems, [name], value);
});
