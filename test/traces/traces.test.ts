import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Receiver, startReceiver } from "../../platform/testing/receiver.ts";
import { eventually } from "../doors.ts";
import { type Foyer, startFoyer } from "../foyer.ts";
import { buyInOneTrace, type Purchase } from "./purchase.ts";
import { assertStory } from "./spans.ts";

let receiver: Receiver;
let foyer: Foyer;
let purchase: Purchase;
before(async () => {
  receiver = await startReceiver();
  foyer = await startFoyer({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url } });
  purchase = await buyInOneTrace(foyer);
});
after(async () => {
  await foyer?.stop();
  await receiver?.[Symbol.asyncDispose]();
});

test("one trace leads from the click to the mail, through every service", async () => {
  await eventually(foyer, async () =>
    assertStory(
      receiver.spans.filter(({ trace_id }) => trace_id === purchase.trace_id),
      purchase.client_span_id,
    ),
  );
});

test("a trace tells nothing about a person, and no secret", () => {
  const text = receiver.text();
  assert.ok(text.includes(purchase.trace_id));
  for (const personal of purchase.personal) assert.ok(!text.includes(personal), personal);
});
