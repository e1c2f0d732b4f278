import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ErrorCode } from "../../../contracts/types/errors.ts";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import {
  arrive,
  availability,
  book,
  bookingOf,
  refundsOf,
  settled,
  startPaying,
  ticketsOf,
  tryBooking,
  useCard,
} from "../../../test/buyer.ts";
import type { Json } from "../../../test/doors.ts";
import { type FoyerInOneProcess, startInOneProcess } from "../../../test/foyer.ts";
import { openStage, type Stage } from "../../../test/stage.ts";
import { toyInventory } from "../../../test/toys/toy-inventory.ts";
import type { Context } from "../context.ts";

// The whole of Foyer with a toy for one owner of inventory: what an owner may do wrong, it does when told.
const catalog = toyInventory("catalog");
let foyer: FoyerInOneProcess;
let stage: Stage;
before(async () => {
  foyer = await startInOneProcess({ instead: [catalog.entry] });
  stage = await openStage(foyer, { rows: 2 });
});
after(() => foyer?.stop());

const mug = () => catalog.sell({ stock: 3, price_amount: 1_200, organization_id: stage.organization_id });
const product = (product_id: string, quantity = 1): Json => ({ type: "product", product_id, quantity });
const isTaken = async (id: string) =>
  (await availability(foyer, stage.theatre.performance_id)).taken.includes(id);
const refused = (code: ErrorCode) => new AppError("failed_precondition", code, { detail: "Gone." });

test("a seat and two mugs: one hold, one payment, sold at both owners", async () => {
  const person = await arrive(foyer);
  const [seat] = stage.seats("stalls", 1);
  const cup = mug();
  const { id, price_amount } = await book(foyer, person, [stage.seat(seat!), product(cup, 2)]);
  assert.equal(price_amount, 6_900 + 2_400);
  const payment = await startPaying(foyer, person, id);
  assert.equal(payment.amount, 9_300);
  await useCard(foyer, payment);
  const booking = await settled(foyer, person, id, "CONFIRMED", "SUCCEEDED");
  assert.deepEqual(
    booking.items.map((item: Json) => item.type),
    ["place", "product"],
  );
  assert.deepEqual(
    (await ticketsOf(foyer, person, id)).map((ticket) => [ticket.place_id, ticket.status]),
    [[seat!.id, "VALID"]],
  );
  assert.equal(catalog.sold(cup), 2);

  assert.equal((await foyer.call(`/bookings/${id}/cancel`, { token: person.token, body: {} })).status, 200);
  await settled(foyer, person, id, "CANCELLED", "REFUNDED");
  assert.deepEqual(
    (await ticketsOf(foyer, person, id)).map(({ status }) => status),
    ["CANCELLED"],
  );
  assert.deepEqual([await isTaken(seat!.id), catalog.gone(cup)], [false, 0]);
  assert.deepEqual(
    (await refundsOf(foyer, payment)).map(({ amount }) => amount),
    [9_300],
  );
});

test("either owner refuses: nothing is held at the other", async () => {
  const person = await arrive(foyer);
  const [seat] = stage.seats("stalls", 1);
  const cup = mug();
  const few = await tryBooking(foyer, person, [stage.seat(seat!), product(cup, 4)]);
  assert.deepEqual([few.status, few.body.code, few.body.errors[0].pointer], [409, "sold_out", "/items/1"]);
  assert.equal(await isTaken(seat!.id), false);
  await book(foyer, await arrive(foyer), [stage.seat(seat!)]);
  const late = await tryBooking(foyer, person, [product(cup, 2), stage.seat(seat!)]);
  assert.deepEqual(
    [late.status, late.body.code, late.body.errors[0].pointer],
    [409, "seat_taken", "/items/1"],
  );
  assert.equal(catalog.gone(cup), 0);
});

test("paid, and one owner has nothing left: no ticket lives, the money is back", async () => {
  const person = await arrive(foyer);
  const [seat] = stage.seats("stalls", 1);
  const cup = mug();
  const { id } = await book(foyer, person, [stage.seat(seat!), product(cup)]);
  const payment = await startPaying(foyer, person, id);
  catalog.fail("commit", { error: refused("sold_out") });
  await useCard(foyer, payment);
  await settled(foyer, person, id, "FAILED", "REFUNDED");
  assert.ok((await ticketsOf(foyer, person, id)).every(({ status }) => status === "CANCELLED"));
  assert.deepEqual([await isTaken(seat!.id), catalog.gone(cup)], [false, 0]);
  assert.deepEqual(
    (await refundsOf(foyer, payment)).map(({ amount }) => amount),
    [8_100],
  );
});

const processDies = () => {
  throw new Error("the process dies here");
};

test("a crash between hold and booking, then a retry: the buyer gets the seat", async () => {
  const person = await arrive(foyer);
  const [seat] = stage.seats("stalls", 1);
  const key = newId();
  const context = foyer.harness.room("booking").context as Context;
  const { outbox } = context;
  context.outbox = { ...outbox, add: processDies };
  const cut = await foyer.call("/bookings", {
    token: person.token,
    body: { items: [stage.seat(seat!)] },
    key,
    unwell: true,
  });
  context.outbox = outbox;
  assert.equal(cut.status, 500);
  assert.equal((await tryBooking(foyer, await arrive(foyer), [stage.seat(seat!)])).body.code, "seat_taken");
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => tryBooking(foyer, person, [stage.seat(seat!)], { key })),
  );
  assert.deepEqual(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size, 1);
  assert.equal(answers[0]!.status, 201);
});

test("a basket that changes keeps what stays and lets go of the rest, at both owners", async () => {
  const person = await arrive(foyer);
  const [a, b] = stage.seats("balcony", 2);
  const cup = mug();
  const booking = await book(foyer, person, [stage.seat(a!), product(cup)]);
  const put = (version: number, items: Json[]) =>
    foyer.call(`/bookings/${booking.id}/items`, {
      method: "PUT",
      token: person.token,
      body: { items },
      headers: { "if-match": `"${version}"` },
    });
  const answers = await Promise.all([
    put(1, [stage.seat(a!), stage.seat(b!)]),
    put(1, [stage.seat(b!), product(cup, 2)]),
  ]);
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((one, other) => one - other),
    [200, 412],
  );
  await foyer.drain();
  const now = await bookingOf(foyer, person, booking.id);
  const seats = now.items.flatMap((item: Json) => item.place_id ?? []);
  assert.deepEqual(
    [await isTaken(a!.id), await isTaken(b!.id)],
    [seats.includes(a!.id), seats.includes(b!.id)],
  );
  assert.equal(
    catalog.gone(cup),
    now.items.reduce((sum: number, item: Json) => sum + (item.type === "product" ? item.quantity : 0), 0),
  );
  await foyer.advance(601_000);
  await settled(foyer, person, booking.id, "EXPIRED");
  await foyer.drain();
  assert.deepEqual([await isTaken(a!.id), await isTaken(b!.id), catalog.gone(cup)], [false, false, 0]);
});
