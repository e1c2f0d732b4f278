import assert from "node:assert/strict";
import { test } from "node:test";
import { createLog } from "./log.ts";
import { newTrace, withTrace } from "./trace.ts";

function lines(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const written: string[] = [];
  write(createLog("booking", "info", { write: (line) => void written.push(line) }));
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test("one line of JSON with the agreed fields", () => {
  const trace = { ...newTrace({ correlation_id: "order-4711" }), user_id: "u-1" };
  const [line] = lines((log) => withTrace(trace, () => log.info({ booking_id: "b-1" }, "booked")));
  const { timestamp, ...rest } = line!;
  assert.equal(typeof timestamp, "string");
  assert.deepEqual(rest, {
    level: "info",
    service: "booking",
    booking_id: "b-1",
    trace_id: trace.traceparent.slice(3, 35),
    correlation_id: "order-4711",
    user_id: "u-1",
    message: "booked",
  });
});

test("secrets and personal data are cut out, also inside", () => {
  const [line] = lines((log) =>
    log.info({ password: "hunter2", body: { email: "a@b.example", card: { number: "4242" } } }, "x"),
  );
  assert.doesNotMatch(JSON.stringify(line), /hunter2|a@b\.example|4242/);
});

test("an error of the database tells its code and place, not the row it quotes", () => {
  const error = Object.assign(new Error('duplicate key: Key (email)=(a@b.example) "exists"'), {
    code: "23505",
    constraint: "accounts_email_key",
    table: "accounts",
    routine: "_bt_check_unique",
    detail: "Key (email)=(a@b.example) already exists.",
  });
  const [line] = lines((log) => log.error({ error: new Error("failed", { cause: error }) }, "x"));
  assert.match(JSON.stringify(line), /23505.*accounts_email_key/);
  assert.doesNotMatch(JSON.stringify(line), /a@b\.example/);
});
