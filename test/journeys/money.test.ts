import assert from "node:assert/strict";
import { afterEach, after, before, test } from "node:test";
import { newId } from "../../platform/ids.ts";
import { sign } from "../../sandbox/stripe/signature.ts";
import {
  arrive,
  atStripe,
  availability,
  book,
  bookingOf,
  buy,
  everything,
  mailsTo,
  type Person,
  refundsOf,
  settled,
  startPaying,
  ticketsOf,
  tryBooking,
  useCard,
} from "../buyer.ts";
import { eventually, type Json } from "../doors.ts";
import { type Foyer, startFoyer } from "../foyer.ts";
import { openStage, type Stage } from "../stage.ts";

const HOLD_MS = 600_000;
let foyer: Foyer;
let stage: Stage;
before(async () => {
  foyer = await startFoyer();
  stage = await openStage(foyer, { rows: 6 });
});
after(() => foyer?.stop());
afterEach(() => misbehave([]));

const misbehave = (faults: Json[]) => foyer.outside("/sandbox/faults", { method: "PUT", body: faults });

/** A basket of one seat with an intent at the provider, ready to be paid. */
async function basket(person?: Person) {
  const guest = person ?? (await arrive(foyer));
  const [seat] = stage.seats("stalls", 1);
  const booking = await book(foyer, guest, [stage.seat(seat!)]);
  return { guest, seat: seat!, booking, payment: await startPaying(foyer, guest, booking.id) };
}

async function isTaken(place_id: string): Promise<boolean> {
  return (await availability(foyer, stage.theatre.performance_id)).taken.includes(place_id);
}

const paymentOf = async (guest: Person, id: string): Promise<Json> =>
  (await foyer.call(`/payments/${id}`, { token: guest.token })).body;

/** An event as Stripe writes it, about an intent as it is now. */
async function eventAbout(
  intent_id: string,
  type = "payment_intent.succeeded",
  change: Json = {},
): Promise<string> {
  const { body } = await foyer.outside(`/v1/payment_intents/${intent_id}`, {
    token: "sk_test_foyer_sandbox",
  });
  return JSON.stringify({
    id: `evt_${newId().replaceAll("-", "")}`,
    object: "event",
    api_version: "2026-10-28.endive",
    created: 1,
    livemode: false,
    type,
    data: { object: { ...body, ...change } },
  });
}

const seconds = (offset = 0) => Math.floor(foyer.now().getTime() / 1000) + offset;

function post(payload: string, signature: string | undefined) {
  return fetch(`${foyer.gateway}/webhooks/stripe`, {
    method: "POST",
    body: payload,
    headers: {
      "content-type": "application/json",
      ...(signature === undefined ? {} : { "stripe-signature": signature }),
    },
  });
}

test("webhooks five times at once, and again by hand: everything once", async () => {
  await misbehave([{ vendor: "stripe", kind: "duplicate_webhooks" }]);
  const { guest, booking, payment } = await basket();
  await useCard(foyer, payment);
  await settled(foyer, guest, booking.id, "CONFIRMED", "SUCCEEDED");
  const sent = (await everything(foyer, "/sandbox/webhooks")).filter(
    (hook) => hook.object_id === payment.provider_payment_id,
  );
  assert.ok(sent.some((hook) => hook.attempts >= 5));
  for (const { id } of sent) await foyer.outside(`/sandbox/webhooks/${id}/resend`, { method: "POST" });
  await foyer.drain();
  assert.equal((await ticketsOf(foyer, guest, booking.id)).length, 1);
  assert.equal(
    (await foyer.call(`/receipts?booking_id=${booking.id}`, { token: guest.token })).body.items.length,
    1,
  );
  const mails = await mailsTo(foyer, guest.email);
  assert.deepEqual(
    mails.map((mail) => mail.copies),
    [1],
  );
  assert.equal((await refundsOf(foyer, payment)).length, 0);
});

test("webhooks in reversed order end the same", async () => {
  await misbehave([{ vendor: "stripe", kind: "reorder_webhooks", delay_ms: 300 }]);
  const { guest, booking, payment } = await basket();
  await useCard(foyer, payment, "pm_card_visa_chargeDeclined");
  await useCard(foyer, payment);
  await settled(foyer, guest, booking.id, "CONFIRMED", "SUCCEEDED");
  await foyer.advance(1_000);
  await eventually(foyer, async () => {
    const sent = (await everything(foyer, "/sandbox/webhooks")).filter(
      (hook) => hook.object_id === payment.provider_payment_id,
    );
    assert.ok(sent.every((hook) => hook.delivered));
  });
  await foyer.drain();
  assert.equal((await bookingOf(foyer, guest, booking.id)).payment_status, "SUCCEEDED");
});

test("no webhook at all: the provider is asked", async () => {
  await misbehave([{ vendor: "stripe", kind: "drop_webhooks" }]);
  const { guest, booking, payment } = await basket();
  await useCard(foyer, payment);
  await foyer.drain();
  assert.equal((await bookingOf(foyer, guest, booking.id)).status, "PENDING");
  await foyer.advance(120_000);
  await settled(foyer, guest, booking.id, "CONFIRMED", "SUCCEEDED");
});

test("money after the end: confirmed where the seat is still free", async () => {
  await misbehave([
    { vendor: "stripe", kind: "drop_webhooks" },
    { vendor: "stripe", kind: "error_500" },
  ]);
  const late = await unpaidUntilTooLate();
  await misbehave([]);
  await foyer.advance(120_000);
  const booking = await settled(foyer, late.guest, late.booking.id, "CONFIRMED", "SUCCEEDED");
  assert.equal((await ticketsOf(foyer, late.guest, booking.id)).length, 1);
  assert.ok(await isTaken(late.seat.id));
  await foyer.drain();
  assert.equal((await refundsOf(foyer, late.payment)).length, 0);
});

test("money after the end: sent back, once, where somebody else has the seat", async () => {
  await misbehave([
    { vendor: "stripe", kind: "drop_webhooks" },
    { vendor: "stripe", kind: "error_500" },
  ]);
  const late = await unpaidUntilTooLate();
  const other = await arrive(foyer);
  await book(foyer, other, [stage.seat(late.seat)]);
  await misbehave([{ vendor: "stripe", kind: "duplicate_webhooks" }]);
  await foyer.advance(120_000);
  await settled(foyer, late.guest, late.booking.id, "EXPIRED", "REFUNDED");
  assert.deepEqual(
    (await refundsOf(foyer, late.payment)).map((refund) => [refund.amount, refund.status]),
    [[late.booking.price_amount, "succeeded"]],
  );
  assert.equal((await ticketsOf(foyer, late.guest, late.booking.id)).length, 0);
  assert.equal(
    (await mailsTo(foyer, late.guest.email)).filter((mail) => mail.attachments.length > 0).length,
    0,
  );
});

/** Paid in time, but Stripe says nothing and answers nothing until the hold is over. */
async function unpaidUntilTooLate() {
  // The intent is made before the provider falls silent.
  const faults = (await foyer.outside("/sandbox/faults")).body.items;
  await misbehave([]);
  const found = await basket();
  await foyer.drain();
  await misbehave(faults);
  assert.equal((await useCard(foyer, found.payment)).status, 200);
  await foyer.advance(HOLD_MS + 1_000);
  await settled(foyer, found.guest, found.booking.id, "EXPIRED");
  await eventually(foyer, async () => assert.ok(!(await isTaken(found.seat.id))));
  return found;
}

test("a hold ends on time, not before: places free, intent cancelled, nothing to pay any more", async () => {
  const { guest, seat, booking, payment } = await basket();
  await foyer.drain();
  await foyer.advance(Date.parse(booking.expires_at) - foyer.now().getTime() - 3_000);
  await foyer.drain();
  assert.equal((await bookingOf(foyer, guest, booking.id)).status, "PENDING");
  assert.ok(await isTaken(seat.id));
  await foyer.advance(3_001);
  await settled(foyer, guest, booking.id, "EXPIRED");
  assert.ok(!(await isTaken(seat.id)));
  const declined = await useCard(foyer, payment);
  assert.equal(declined.status, 400);
  const [intent] = (await atStripe(foyer, "payment_intents")).filter(
    (one) => one.id === payment.provider_payment_id,
  );
  assert.equal(intent.status, "canceled");
  assert.equal((await paymentOf(guest, payment.id)).status, "CANCELLED");
  const again = await foyer.call("/payments/create", {
    token: guest.token,
    body: { booking_id: booking.id, provider: "stripe" },
  });
  assert.deepEqual([again.status, again.body.code], [409, "invalid_state"]);
});

test("forged, old, future and foreign webhooks are refused and change nothing", async () => {
  const { guest, booking, payment } = await basket();
  const payload = await eventAbout(payment.provider_payment_id, "payment_intent.succeeded", {
    status: "succeeded",
    amount_received: booking.price_amount,
  });
  const good = sign(payload, seconds());
  const refused: [string, string | undefined][] = [
    [payload, undefined],
    [payload, ""],
    [payload, "t=1,v1=00"],
    [payload, sign(payload, seconds(), "whsec_somebody_else")],
    [payload, sign(payload, seconds(), "")],
    [payload, sign(payload, seconds(-301))],
    // It comes closer while the test runs, so it starts a little further away.
    [payload, sign(payload, seconds(330))],
    [payload.replace("succeeded", "succeedeb"), good],
    [`${payload} `, good],
    [payload, good.replace("v1=", "v0=")],
    [payload, good.replace(/t=\d+/, `t=${seconds(5)}`)],
  ];
  for (const [body, signature] of refused) {
    const answer = await post(body, signature);
    const problem = await answer.json();
    assert.deepEqual([answer.status, problem.code], [400, "invalid_signature"], signature ?? "none");
  }
  // Signed, but the provider itself says that nothing was paid: our own look decides, not the message.
  for (const body of [
    payload,
    JSON.stringify({
      id: "evt_unknown_type",
      object: "event",
      type: "customer.created",
      livemode: false,
      data: { object: { id: "cus_1", object: "customer" } },
    }),
  ]) {
    assert.equal((await post(body, sign(body, seconds()))).status, 200);
    assert.equal((await post(body, sign(body, seconds()))).status, 200, "again");
  }
  await foyer.drain();
  const untouched = await bookingOf(foyer, guest, booking.id);
  assert.deepEqual([untouched.status, untouched.payment_status], ["PENDING", booking.payment_status]);
});

test("a wrong amount never confirms and goes back whole", async () => {
  const { guest, booking, payment } = await basket();
  const changed = await fetch(`${foyer.sandbox}/v1/payment_intents/${payment.provider_payment_id}`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_foyer_sandbox" },
    body: new URLSearchParams({ amount: String(booking.price_amount - 100) }),
  });
  assert.equal(changed.status, 200);
  assert.equal((await useCard(foyer, payment)).status, 200);
  await eventually(foyer, async () =>
    assert.deepEqual(
      (await refundsOf(foyer, payment)).map((refund) => refund.amount),
      [booking.price_amount - 100],
    ),
  );
  await foyer.drain();
  assert.notEqual((await bookingOf(foyer, guest, booking.id)).status, "CONFIRMED");
  assert.equal((await ticketsOf(foyer, guest, booking.id)).length, 0);
});

test("money that belongs to nobody is parked for a person", async () => {
  const made = await fetch(`${foyer.sandbox}/v1/payment_intents`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_foyer_sandbox" },
    body: new URLSearchParams({
      amount: "4200",
      currency: "eur",
      "metadata[booking_id]": newId(),
      confirm: "true",
      payment_method: "pm_card_visa",
      "allowed_payment_method_types[]": "card",
    }),
  });
  const intent = await made.json();
  assert.equal(intent.status, "succeeded", JSON.stringify(intent));
  const db = foyer.database("payment");
  await eventually(foyer, async () => {
    await foyer.advance(61_000);
    const { rows } = await db.query({
      name: "parked",
      text: "select reason from webhook_events where object_id = $1 and type = 'payment_intent.succeeded' and parked_at is not null",
      values: [intent.id],
    });
    assert.equal(rows.length, 1);
  });
  assert.equal((await refundsOf(foyer, { provider_payment_id: intent.id })).length, 0);
});

test("cancelling what was paid sends the money back once, frees the seat and kills the codes", async () => {
  const guest = await arrive(foyer);
  const [seat] = stage.seats("stalls", 1);
  const { booking, payment, tickets } = await buy(foyer, guest, [stage.seat(seat!)]);
  const cancel = () =>
    foyer.call(`/bookings/${booking.id}/cancel`, {
      method: "POST",
      token: guest.token,
      body: { reason: "ill" },
    });
  const answers = await Promise.all(Array.from({ length: 10 }, cancel));
  for (const { status, body } of answers) assert.deepEqual([status, body.status], [200, "CANCELLED"]);
  await settled(foyer, guest, booking.id, "CANCELLED", "REFUNDED");
  assert.equal((await cancel()).status, 200);
  await foyer.drain();
  assert.deepEqual(
    (await refundsOf(foyer, payment)).map((refund) => refund.amount),
    [booking.price_amount],
  );
  assert.equal((await paymentOf(guest, payment.id)).status, "REFUNDED");
  assert.ok(!(await isTaken(seat!.id)));
  const scan = await foyer.call("/tickets/check-in", {
    token: stage.organizer.token,
    body: { code: tickets[0].code, performance_id: stage.theatre.performance_id },
  });
  assert.equal(scan.body.result, "cancelled");
  const next = await buy(foyer, await arrive(foyer), [stage.seat(seat!)]);
  assert.equal(next.tickets.length, 1);
  assert.equal(
    (
      await foyer.call("/tickets/check-in", {
        token: stage.organizer.token,
        body: { code: tickets[0].code, performance_id: stage.theatre.performance_id },
      })
    ).body.result,
    "cancelled",
  );
});

test("fifty partial refunds at once never exceed what was captured", async () => {
  const guest = await arrive(foyer);
  const { booking, payment } = await buy(
    foyer,
    guest,
    stage.seats("stalls", 2).map((seat) => stage.seat(seat)),
  );
  const amount = Math.floor(booking.price_amount / 7);
  const own = await foyer.call(`/payments/${payment.id}/refund`, { token: guest.token, body: { amount } });
  assert.deepEqual([own.status, own.body.code], [403, "forbidden"]);
  const refund = (body: Json) =>
    foyer.call(`/payments/${payment.id}/refund`, { token: stage.organizer.token, body });
  const answers = await Promise.all(Array.from({ length: 50 }, () => refund({ amount, reason: "goodwill" })));
  for (const { status, body } of answers)
    assert.ok(
      status === 201 || (status === 409 && body.code === "invalid_state"),
      `${status} ${JSON.stringify(body)}`,
    );
  const accepted = answers.filter(({ status }) => status === 201).length;
  assert.equal(accepted, 7);
  for (const wrong of [0, -1, 1.5, "100", booking.price_amount + 1, 1e15])
    assert.ok([409, 422].includes((await refund({ amount: wrong })).status), String(wrong));
  const at_provider = await eventually(foyer, async () => {
    const list = await refundsOf(foyer, payment);
    assert.equal(list.length, 7);
    return list;
  });
  const back = at_provider.reduce((sum, one) => sum + one.amount, 0);
  assert.ok(back <= booking.price_amount);
  const { body } = await foyer.call(`/payments/${payment.id}/refunds`, { token: guest.token });
  assert.equal(
    body.items.reduce((sum: number, one: Json) => sum + one.amount, 0),
    back,
  );
  const partly = await settled(foyer, guest, booking.id, "CONFIRMED", "PARTIALLY_REFUNDED");
  assert.equal(
    (await ticketsOf(foyer, guest, partly.id)).every((ticket) => ticket.status === "VALID"),
    true,
  );

  assert.equal((await refund({})).status, 201, "without an amount: the rest");
  await settled(foyer, guest, booking.id, "CANCELLED", "REFUNDED");
  assert.equal(
    (await refundsOf(foyer, payment)).reduce((sum, one) => sum + one.amount, 0),
    booking.price_amount,
  );
  assert.equal((await refund({ amount: 1 })).status, 409);
});

test("the provider's bad minutes cost nobody money", async () => {
  for (const kind of ["error_after_effect", "error_500", "error_429"]) {
    const guest = await arrive(foyer);
    const booking = await book(foyer, guest, [stage.seat(stage.seats("stalls", 1)[0]!)]);
    await misbehave([{ vendor: "stripe", kind, count: 2 }]);
    const key = newId();
    const start = () =>
      foyer.call("/payments/create", {
        token: guest.token,
        body: { booking_id: booking.id, provider: "stripe" },
        key,
        unwell: true,
      });
    const payment = await eventually(foyer, async () => {
      const { status, body } = await start();
      assert.equal(status, 201, JSON.stringify(body));
      return body;
    });
    await misbehave([]);
    await useCard(foyer, payment);
    await settled(foyer, guest, booking.id, "CONFIRMED", "SUCCEEDED");
    assert.equal(
      (await atStripe(foyer, "payment_intents")).filter(
        (one) => one.metadata.booking_id === booking.id && one.status !== "canceled",
      ).length,
      1,
      kind,
    );
    await misbehave([{ vendor: "stripe", kind, count: 2 }]);
    assert.equal(
      (await foyer.call(`/bookings/${booking.id}/cancel`, { method: "POST", token: guest.token, body: {} }))
        .status,
      200,
    );
    await foyer.drain();
    await foyer.advance(120_000);
    await settled(foyer, guest, booking.id, "CANCELLED", "REFUNDED");
    assert.deepEqual(
      (await refundsOf(foyer, payment)).map((one) => one.amount),
      [booking.price_amount],
      kind,
    );
  }
});

test("paid in the same moment as it was called off: the money goes back, once", async () => {
  const { guest, seat, booking, payment } = await basket();
  await foyer.drain();
  await misbehave([
    { vendor: "stripe", kind: "drop_webhooks" },
    { vendor: "stripe", kind: "error_500" },
  ]);
  assert.equal((await useCard(foyer, payment)).status, 200);
  const cancelled = await foyer.call(`/bookings/${booking.id}/cancel`, {
    method: "POST",
    token: guest.token,
    body: {},
  });
  assert.equal(cancelled.body.status, "CANCELLED");
  await foyer.drain();
  await misbehave([{ vendor: "stripe", kind: "duplicate_webhooks" }]);
  await foyer.advance(120_000);
  await settled(foyer, guest, booking.id, "CANCELLED", "REFUNDED");
  assert.deepEqual(
    (await refundsOf(foyer, payment)).map((refund) => refund.amount),
    [booking.price_amount],
  );
  assert.ok(!(await isTaken(seat.id)));
  assert.equal((await ticketsOf(foyer, guest, booking.id)).length, 0);
});

test("cancelling an unpaid basket frees it at once, and its payment is over", async () => {
  const { guest, seat, booking, payment } = await basket();
  assert.equal(
    (await foyer.call(`/bookings/${booking.id}/cancel`, { method: "POST", token: guest.token, body: {} }))
      .body.status,
    "CANCELLED",
  );
  await eventually(foyer, async () => assert.equal((await paymentOf(guest, payment.id)).status, "CANCELLED"));
  assert.ok(!(await isTaken(seat.id)));
  assert.equal((await useCard(foyer, payment)).status, 400);
  assert.equal((await tryBooking(foyer, await arrive(foyer), [stage.seat(seat)])).status, 201);
});
