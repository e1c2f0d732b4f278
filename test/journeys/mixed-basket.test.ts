import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  arrive,
  availability,
  book,
  mailsTo,
  refundsOf,
  settled,
  startPaying,
  ticketsOf,
  tryBooking,
  useCard,
} from "../buyer.ts";
import { type Counter, openCounter } from "../counter.ts";
import { eventually, type Json } from "../doors.ts";
import { type Foyer, startFoyer } from "../foyer.ts";
import { openStage, type Stage } from "../stage.ts";

// Seats, a haircut and a T-shirt in one basket: two owners of inventory, one of everything else.
let foyer: Foyer;
let stage: Stage;
let counter: Counter;
before(async () => {
  foyer = await startFoyer();
  stage = await openStage(foyer, { rows: 3 });
  counter = await openCounter(foyer, stage);
});
after(() => foyer?.stop());

const takenOf = async (ids: string[]) => {
  const { taken } = await availability(foyer, stage.theatre.performance_id);
  return ids.filter((id) => taken.includes(id)).length;
};
/** How many of the three are free at this time. */
const freeAt = async (start_time: string, days: number) =>
  (await counter.times(counter.haircut, days)).filter((time) => time.start_time === start_time).length;
const noonOf = async (days: number): Promise<string> =>
  (await counter.times(counter.haircut, days)).find(({ start_time }) => start_time.includes("T12:00"))!
    .start_time;

test("one hold, one payment, one receipt, one mail; cancelled with everything it had", async () => {
  const person = await arrive(foyer);
  const seats = stage.seats("stalls", 2);
  const ids = seats.map(({ id }) => id);
  const at = await noonOf(9);
  const before_stock = await counter.stock();
  const { id, items, ...basket } = await book(foyer, person, [
    ...seats.map((seat) => stage.seat(seat)),
    counter.cut(at),
    counter.shirts(2),
  ]);
  assert.deepEqual(
    [await takenOf(ids), await freeAt(at, 9), await counter.stock()],
    [2, 2, before_stock - 2],
    "held",
  );
  assert.deepEqual(
    items.map((item: Json) => [item.type, item.title, item.subtitle, item.price_amount, item.tax_amount]),
    [
      ["place", "The Lantern", "Stalls · full", 6_900, tax(6_900, stage.tax_basis_points)],
      ["place", "The Lantern", "Stalls · full", 6_900, tax(6_900, stage.tax_basis_points)],
      ["slot", "Haircut", "Aoife", 3_500, tax(3_500, 1_350)],
      ["product", "Festival T-shirt", "M", 5_000, tax(5_000, 2_300)],
    ],
  );
  assert.equal(basket.price_amount, 22_300);
  assert.equal(
    basket.tax_amount,
    items.reduce((sum: number, item: Json) => sum + item.tax_amount, 0),
  );
  const slot = items[2];
  assert.deepEqual(
    [slot.start_time, slot.provider_id, slot.time_zone],
    [at, counter.haircut.providers[0].id, "Europe/Dublin"],
  );

  const payment = await startPaying(foyer, person, id);
  assert.equal(payment.amount, 22_300);
  await useCard(foyer, payment);
  await settled(foyer, person, id, "CONFIRMED", "SUCCEEDED");
  const tickets = await ticketsOf(foyer, person, id);
  assert.ok(tickets.every(({ status }) => status === "VALID"));
  assert.deepEqual(new Set(tickets.map(({ place_id }) => place_id)), new Set(ids));
  const receipts = await eventually(foyer, async () => {
    const { body } = await foyer.call(`/receipts?booking_id=${id}`, { token: person.token });
    assert.equal(body.items.length, 1);
    return body.items;
  });
  assert.deepEqual([receipts[0].amount, receipts[0].tax_amount], [22_300, basket.tax_amount]);
  await oneMail(person.email, at);

  assert.equal((await foyer.call(`/bookings/${id}/cancel`, { token: person.token, body: {} })).status, 200);
  await settled(foyer, person, id, "CANCELLED", "REFUNDED");
  assert.ok((await ticketsOf(foyer, person, id)).every(({ status }) => status === "CANCELLED"));
  assert.deepEqual(
    [await takenOf(ids), await freeAt(at, 9), await counter.stock()],
    [0, 3, before_stock],
    "everything is back",
  );
  assert.deepEqual(
    (await refundsOf(foyer, payment)).map(({ amount }) => amount),
    [22_300],
  );
  const appointments = await foyer.call(
    `/products/${counter.haircut.id}/appointments?from=${at}&to=${at.replace("T12:00", "T12:01")}`,
    { token: stage.organizer.token },
  );
  assert.deepEqual(
    appointments.body.items.map((item: Json) => [item.booking_id, item.status]),
    [[id, "CANCELLED"]],
  );
});

/** The confirmation, with tickets, receipt and a calendar file that says when the haircut is. */
async function oneMail(address: string, at: string): Promise<void> {
  const mail = await eventually(foyer, async () => {
    const mails = await mailsTo(foyer, address);
    assert.equal(mails.length, 1);
    return mails[0]!;
  });
  const files = mail.attachments.map(({ filename }: Json) => /\.\w+$/.exec(filename)?.[0]);
  assert.deepEqual(files, [".png", ".png", ".pdf", ".ics", ".pdf"]);
  assert.match(mail.attachments[3].content_type, /^text\/calendar/);
  const response = await fetch(`${foyer.sandbox}/sandbox/mailbox/${mail.id}/attachments/3`);
  const text = await response.text();
  assert.match(text, new RegExp(`DTSTART:${at.slice(0, 19).replaceAll(/[-:]/g, "")}Z\r\n`));
  assert.match(text, /METHOD:PUBLISH\r\n[\s\S]*SUMMARY:Haircut\r\n/);
  assert.match(mail.text, /A calendar file with date and time is attached/);
}

test("if one owner refuses, nothing stays held, and the line is named", async () => {
  const person = await arrive(foyer);
  const [seat] = stage.seats("stalls", 1);
  const at = await noonOf(10);
  const stock = await counter.stock();
  const wanted = [stage.seat(seat!), counter.cut(at), counter.shirts(1)];
  const state = async () => [await takenOf([seat!.id]), await freeAt(at, 10), await counter.stock()];

  for (let n = 0; n < 3; n++) await book(foyer, await arrive(foyer), [counter.cut(at)]);
  const full = await tryBooking(foyer, person, wanted);
  assert.deepEqual(
    [full.status, full.body.code, full.body.errors.map(({ pointer }: Json) => pointer)],
    [409, "sold_out", ["/items/1"]],
  );
  assert.deepEqual(await state(), [0, 0, stock]);

  const later = at.replace("T12:00", "T12:30");
  await book(foyer, await arrive(foyer), [stage.seat(seat!)]);
  const taken = await tryBooking(foyer, person, [stage.seat(seat!), counter.cut(later), counter.shirts(1)]);
  assert.deepEqual(
    [taken.status, taken.body.code, taken.body.errors[0].pointer],
    [409, "seat_taken", "/items/0"],
  );
  assert.deepEqual([await freeAt(later, 10), await counter.stock()], [3, stock]);
});

test("late money, and the chair is somebody else's: no ticket, no shirt, the money is back", async () => {
  const misbehave = (kinds: string[]) =>
    foyer.outside("/sandbox/faults", {
      method: "PUT",
      body: kinds.map((kind) => ({ vendor: "stripe", kind })),
    });
  const person = await arrive(foyer);
  const at = await noonOf(11);
  const stock = await counter.stock();
  const { id } = await book(foyer, person, [counter.cut(at), counter.shirts(1), stage.standing(1)]);
  const payment = await startPaying(foyer, person, id);
  // Paid in time, but nobody hears of it until the hold is over.
  await misbehave(["drop_webhooks", "error_500"]);
  assert.equal((await useCard(foyer, payment)).status, 200);
  await foyer.advance(700_000);
  await settled(foyer, person, id, "EXPIRED");
  assert.deepEqual([await freeAt(at, 11), await counter.stock()], [3, stock]);
  for (let n = 0; n < 3; n++) await book(foyer, await arrive(foyer), [counter.cut(at)]);
  await misbehave([]);
  await foyer.advance(120_000);
  await settled(foyer, person, id, "EXPIRED", "REFUNDED");
  assert.ok((await ticketsOf(foyer, person, id)).every(({ status }) => status === "CANCELLED"));
  assert.deepEqual([await freeAt(at, 11), await counter.stock()], [0, stock]);
});

test("a basket changes from one owner to the other, and the clock goes on", async () => {
  const person = await arrive(foyer);
  const [seat] = stage.seats("stalls", 1);
  const stock = await counter.stock();
  const { id, version, expires_at } = await book(foyer, person, [stage.seat(seat!)]);
  const lessons = await counter.times(counter.yoga, 12);
  const put = await foyer.call(`/bookings/${id}/items`, {
    method: "PUT",
    token: person.token,
    body: { items: [counter.shirts(1), counter.lesson(lessons[0]!.start_time, 5)] },
    headers: { "if-match": `"${version}"` },
  });
  assert.equal(put.status, 200, JSON.stringify(put.body));
  assert.deepEqual([put.body.price_amount, put.body.expires_at], [2_500 + 7_500, expires_at]);
  await foyer.drain();
  assert.deepEqual([await takenOf([seat!.id]), await counter.stock()], [0, stock - 1]);
  assert.equal((await counter.times(counter.yoga, 12))[0]!.remaining, 7);
});

const tax = (amount: number, points: number) => Math.round((amount * points) / (10_000 + points));
