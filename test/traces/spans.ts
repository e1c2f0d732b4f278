import assert from "node:assert/strict";
import type { Seen } from "../../platform/testing/receiver.ts";

/** From the innermost out: itself, its parent, and so on. */
export function wayTo(spans: Seen[], span: Seen): Seen[] {
  const byId = new Map(spans.map((one) => [one.span_id, one]));
  const way: Seen[] = [];
  for (let at: Seen | undefined = span; at; at = byId.get(at.parent_id)) {
    assert.ok(!way.includes(at), "a circle of parents");
    way.push(at);
  }
  return way;
}

/** What begins with these names leads to a span, from the outside in, whatever lies between them. */
export function assertLeadsTo(spans: Seen[], last: Seen, ...names: string[]): void {
  const way = wayTo(spans, last)
    .reverse()
    .map(({ service, name }) => `${service}: ${name}`);
  let from = 0;
  for (const name of names) {
    const at = way.findIndex((entry, n) => n >= from && entry.startsWith(name));
    assert.ok(at >= 0, `"${name}" should lead to "${last.name}", but that came by\n${way.join("\n")}`);
    from = at + 1;
  }
}

/** One purchase in one trace: every service of it, each where it belongs. */
export function assertStory(spans: Seen[], client_span_id: string): void {
  const ids = new Set(spans.map(({ span_id }) => span_id));
  const strays = spans.filter(({ parent_id }) => parent_id !== client_span_id && !ids.has(parent_id));
  assert.deepEqual(strays, [], "everything follows from the customer's clicks");
  assert.deepEqual([...new Set(spans.map(({ service }) => service))].sort(), [
    "auth",
    "booking",
    "catalog",
    "event",
    "gateway",
    "notification",
    "payment",
    "realtime",
    "receipt",
    "ticket",
    "user",
  ]);
  const byId = new Map(spans.map((span) => [span.span_id, span]));
  for (const span of spans) {
    const parent = byId.get(span.parent_id);
    if (span.kind === "server" && /\.v\d+\./.test(span.name))
      assert.deepEqual(
        [parent?.kind, parent?.name],
        ["client", span.name],
        "a call is answered below its call",
      );
    if (span.kind === "consumer" && span.name.startsWith("process "))
      assert.deepEqual(
        [parent?.kind, parent?.name],
        ["producer", span.name.replace("process", "publish")],
        "an event is taken below what told it",
      );
  }
  const only = (service: string, name: string) => {
    const found = spans.find((span) => span.service === service && span.name === name);
    assert.ok(found, `${service}: ${name}`);
    return found;
  };
  assertLeadsTo(
    spans,
    only("ticket", "insert tickets"),
    "gateway: POST /payments/",
    "payment: publish payment.succeeded",
    "booking: process payment.succeeded",
    "booking: task confirm-booking",
    "ticket: foyer.inventory.v1.InventoryService/Commit",
  );
  assertLeadsTo(
    spans,
    only("notification", "smtp send"),
    "gateway: POST /payments/",
    "payment: POST /payments/create",
    "payment: stripe told",
    "payment: publish payment.succeeded",
    "booking: publish booking.confirmed",
    "receipt: publish receipt.generated",
    "notification: task send-message",
  );
  assertLeadsTo(spans, only("payment", "stripe create_intent"), "gateway: POST /payments/");
  assertLeadsTo(
    spans,
    only("catalog", "foyer.inventory.v1.InventoryService/Reserve"),
    "gateway: POST /bookings",
    "booking: POST /bookings",
  );
}
