import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bookingCancelled } from "../../../contracts/events/booking.ts";
import { newId } from "../../../platform/ids.ts";
import { listTasks } from "../../../platform/jobs/tasks.ts";
import { type Json, startWorld, type World } from "./world.ts";

let world: World;
let owner: { authorization: string };
const organization_id = newId();
before(async () => {
  world = await startWorld();
  owner = await world.auth.person({ memberships: { [organization_id]: "owner" } });
});
after(() => world[Symbol.asyncDispose]());

async function paid(payment_method = "pm_card_visa", price_amount = 10_000) {
  const started = await world.started({ organization_id, price_amount });
  await world.pay(started.body, payment_method);
  await world.until("paid", async () => (await world.status(started.body.id)) === "SUCCEEDED");
  return started;
}
const refund = (id: string, body: Json = {}, who = owner, key = newId()) =>
  world.call("POST", `/payments/${id}/refund`, body, who, key);
const atStripe = async (intent: string) =>
  (await world.sandbox.stripe.refunds.list({ payment_intent: intent, limit: 100 })).data;
const sum = (list: { amount: number }[]) => list.reduce((total, { amount }) => total + amount, 0);

test("part, then the rest, then nothing more", async () => {
  const { state, body } = await paid();
  const first = await refund(body.id, { amount: 2_500, reason: "late start" });
  assert.deepEqual([first.status, first.body.amount, first.body.status], [201, 2_500, "SUCCEEDED"]);
  assert.equal(await world.status(body.id), "PARTIALLY_REFUNDED");
  const rest = await refund(body.id);
  assert.deepEqual([rest.status, rest.body.amount], [201, 7_500]);
  assert.equal(await world.status(body.id), "REFUNDED");
  const none = await refund(body.id);
  assert.deepEqual([none.status, none.body.code], [409, "invalid_state"]);
  assert.equal(sum(await atStripe(body.provider_payment_id)), 10_000);
  const events = await world.events(state.booking_id);
  assert.deepEqual(
    events.slice(2).map(({ type, event }) => [type, (event as Json).data.refunded_amount]),
    [
      ["payment.refunded", 2_500],
      ["payment.refunded", 10_000],
    ],
  );
  const page = (await world.call("GET", `/payments/${body.id}/refunds?limit=1`)).body;
  const next = (await world.call("GET", `/payments/${body.id}/refunds?limit=1&cursor=${page.next_cursor}`))
    .body;
  assert.deepEqual([page.items[0].amount, next.items[0].amount, next.next_cursor], [2_500, 7_500, null]);
});

test("fifty partial refunds in parallel never exceed what was captured", async () => {
  const { body } = await paid();
  const answers = await Promise.all(Array.from({ length: 50 }, () => refund(body.id, { amount: 300 })));
  const made = answers.filter(({ status }) => status === 201);
  assert.equal(made.length, 33);
  assert.deepEqual(
    new Set(
      answers
        .filter(({ status }) => status !== 201)
        .map(({ status, body: problem }) => `${status} ${problem.code}`),
    ),
    new Set(["409 invalid_state"]),
  );
  await world.harness.drain();
  assert.equal(sum(await atStripe(body.provider_payment_id)), 9_900);
  assert.equal((await world.call("GET", `/payments/${body.id}`)).body.refunded_amount, 9_900);
});

test("one key fifty times is one refund; another body is refused; replays say the same", async () => {
  const { body } = await paid();
  const key = newId();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => refund(body.id, { amount: 4_000 }, owner, key)),
  );
  for (const answer of answers) assert.deepEqual([answer.status, answer.body], [201, answers[0]!.body]);
  assert.equal((await atStripe(body.provider_payment_id)).length, 1);
  assert.equal((await refund(body.id, { amount: 4_001 }, owner, key)).body.code, "idempotency_key_reused");
});

test("who may not, what may not", async () => {
  const { body } = await paid();
  const { body: unpaid } = await world.started({ organization_id });
  const member = await world.auth.person({ memberships: { [organization_id]: "member" } });
  const other = await world.auth.person({ memberships: { [newId()]: "owner" } });
  const admin = await world.auth.person({ roles: ["admin"] });
  const cases: [string, Promise<{ status: number; body: Json }>, number, string][] = [
    ["own", refund(body.id, {}, world.customer), 403, "forbidden"],
    ["member without the right", refund(body.id, {}, member), 403, "forbidden"],
    ["foreign", refund(body.id, {}, other), 404, "not_found"],
    ["missing", refund(newId()), 404, "not_found"],
    ["no UUID", refund("x"), 404, "not_found"],
    ["zero", refund(body.id, { amount: 0 }), 422, "validation_failed"],
    ["negative", refund(body.id, { amount: -1 }), 422, "validation_failed"],
    ["float", refund(body.id, { amount: 19.99 }), 422, "validation_failed"],
    ["text", refund(body.id, { amount: "100" }), 422, "validation_failed"],
    ["beyond the rest", refund(body.id, { amount: 10_001 }), 409, "invalid_state"],
    ["other currency", refund(body.id, { currency: "USD" }), 422, "validation_failed"],
    ["unpaid", refund(unpaid.id), 409, "invalid_state"],
  ];
  for (const [what, answer, status, code] of cases) {
    const given = await answer;
    assert.deepEqual([given.status, given.body.code], [status, code], what);
  }
  assert.equal((await refund(body.id, { amount: 1 }, admin)).status, 201);
});

test("a cancelled booking gets back what is left, once", async () => {
  const { state, body } = await paid();
  await refund(body.id, { amount: 1_000 });
  for (let times = 0; times < 2; times++)
    await world.booking.happen(bookingCancelled, state.booking_id, {
      status: "CANCELLED",
      payment_status: "REFUNDING",
    });
  await world.until("refunded", async () => (await world.status(body.id)) === "REFUNDED");
  assert.deepEqual(
    (await atStripe(body.provider_payment_id)).map(({ amount }) => amount).toSorted((a, b) => a - b),
    [1_000, 9_000],
  );
});

test("pending at the bank: counted as gone, asked for until it is decided, also without webhooks", async () => {
  const { state, body } = await paid("pm_card_pendingRefund");
  await world.faults({ kind: "drop_webhooks" });
  const pending = await refund(body.id, { amount: 6_000 });
  assert.equal(pending.body.status, "PENDING");
  assert.equal((await refund(body.id, { amount: 4_001 })).status, 409);
  assert.equal(await world.status(body.id), "SUCCEEDED");
  world.harness.clock.advance(20_000);
  await world.until("refunded", async () => (await world.status(body.id)) === "PARTIALLY_REFUNDED");
  await world.faults();
  assert.equal((await world.types(state.booking_id)).at(-1), "payment.refunded");
});

test("a refund that the bank returns gives its room back, and is audited", async () => {
  const { body } = await paid("pm_card_refundFail");
  assert.equal((await refund(body.id, { amount: 6_000 })).body.status, "SUCCEEDED");
  world.harness.clock.advance(4_000);
  await world.until(
    "failed",
    async () => (await world.call("GET", `/payments/${body.id}/refunds`)).body.items[0].status === "FAILED",
  );
  assert.equal(await world.status(body.id), "SUCCEEDED");
  assert.ok((await world.audited(body.id)).includes("payment.refund_failed"));
  assert.equal((await refund(body.id, { amount: 10_000 })).status, 201);
});

test("a refund that failed waits for a person until another one makes up for it", async () => {
  const { body } = await paid("pm_card_refundFail");
  const { body: quiet } = await paid();
  const member = await world.auth.person({ memberships: { [organization_id]: "scanner" } });
  const admin = await world.auth.person({ roles: ["admin"] });
  const list = async (who: { authorization: string }, query: string) => {
    const answer = await world.call("GET", `/payments?${query}`, undefined, who);
    return answer.status === 200 ? answer.body.items.map(({ id }: Json) => id) : answer.status;
  };
  const attention = (who = owner) => list(who, `organization_id=${organization_id}&needs_attention=true`);
  const waiting = async () =>
    (await listTasks(world.context.db))
      .filter(({ parked_at, reason }) => parked_at !== null && reason!.includes(body.id))
      .map(({ kind, reason }) => `${kind}: ${reason}`);
  // A part before it, and one beside it that succeeds, make up for nothing.
  const failed = await refund(body.id, { amount: 3_000 });
  await refund(body.id, { amount: 5_000 });
  assert.deepEqual([await waiting(), (await attention()).includes(body.id)], [[], false]);
  world.harness.clock.advance(4_000);
  await world.until("failed", async () => (await waiting()).length === 2);
  assert.ok((await waiting())[0]!.startsWith("report-failed-refund: refund of "));
  assert.ok((await attention()).includes(body.id) && (await attention(admin)).includes(body.id));
  assert.ok((await list(admin, "needs_attention=true&limit=100")).includes(body.id));
  assert.ok(!(await attention()).includes(quiet.id));
  assert.deepEqual([await attention(member), await attention(world.customer)], [403, 404]);
  assert.equal(await list(owner, "needs_attention=true"), 403);
  assert.ok((await list(owner, `organization_id=${organization_id}`)).includes(quiet.id));
  assert.ok((await list(world.customer, "limit=100")).includes(quiet.id));
  assert.deepEqual(await list(owner, "limit=100"), []);

  await world.context.db.query({
    name: "",
    text: "update refunds set status = 'SUCCEEDED' where payment_id = $1 and id <> $2",
    values: [body.id, failed.body.id],
  });
  assert.ok((await attention()).includes(body.id));
  assert.equal((await refund(body.id, { amount: 2_999 })).status, 201);
  assert.ok((await attention()).includes(body.id), "too little");
});

test("a later refund of so much makes up for one that failed", async () => {
  const { body } = await paid("pm_card_refundFail");
  await refund(body.id, { amount: 3_000 });
  world.harness.clock.advance(4_000);
  const waiting = async () =>
    (await listTasks(world.context.db)).some(({ reason }) => reason?.includes(body.id));
  await world.until("failed", waiting);
  const attention = `/payments?organization_id=${organization_id}&needs_attention=true&limit=100`;
  const listed = async () =>
    (await world.call("GET", attention, undefined, owner)).body.items.some(({ id }: Json) => id === body.id);
  assert.ok(await listed());
  await refund(body.id, { amount: 3_000 });
  assert.deepEqual([await listed(), await waiting()], [false, false]);
});

test("a refund made in Stripe's dashboard counts like ours", async () => {
  const { state, body } = await paid();
  await world.sandbox.stripe.refunds.create({ payment_intent: body.provider_payment_id, amount: 7_000 });
  await world.until("counted", async () => (await world.status(body.id)) === "PARTIALLY_REFUNDED");
  assert.equal((await refund(body.id, { amount: 3_001 })).status, 409);
  assert.equal((await refund(body.id)).body.amount, 3_000);
  assert.equal((await world.types(state.booking_id)).filter((type) => type === "payment.refunded").length, 2);
});
