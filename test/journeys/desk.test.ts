import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { arrive, buy, mailsTo, type Person, settled } from "../buyer.ts";
import { eventually, type Json } from "../doors.ts";
import { type Foyer, startFoyer } from "../foyer.ts";
import { hire, openStage, registerVerified, type Stage } from "../stage.ts";

const FORMULA = "=cmd|' /C calc'!A0";
let foyer: Foyer;
let stage: Stage;
let viewer: Person;
let scanner: Person;
let rival: Person;
let maya: Person;
let formula: Person;
let booking: Json;
let seats: Json[];

before(async () => {
  foyer = await startFoyer();
  stage = await openStage(foyer);
  [viewer, scanner] = [await hire(foyer, stage, "viewer"), await hire(foyer, stage, "scanner")];
  rival = await registerVerified(foyer, "rival");
  // Addresses in which no seat's name can stand.
  maya = await arrive(foyer, "maya@example.org", "Maya Lindqvist");
  formula = await arrive(foyer, "formula@example.org", FORMULA);
  seats = stage.seats("stalls", 2);
  ({ booking } = await buy(
    foyer,
    maya,
    seats.map((seat) => stage.seat(seat)),
  ));
  await buy(foyer, formula, [stage.standing(3)]);
  await foyer.drain();
});
after(() => foyer?.stop());

const get = (person: Person, path: string) => foyer.call(path, { token: person.token });
const desk = async (person: Person, more = "") => {
  const { status, body } = await get(
    person,
    `/bookings/desk?organization_id=${stage.organization_id}${more}`,
  );
  return { status, ids: body.items?.map(({ id }: Json) => id) as string[], body };
};
const attendees = async (person: Person, more = "") => {
  const { status, body } = await get(person, `/tickets/attendees?event_id=${stage.theatre.event_id}${more}`);
  return { status, items: body.items as Json[], body };
};

test("a booking is found by reference, name, address and seat, by whoever may read bookings", async () => {
  const [seat] = seats;
  const seatName = `${seat!.row} ${seat!.label}`;
  for (const q of [booking.reference, "lindq", maya.email.toUpperCase(), seatName, seatName.replace(" ", "")])
    assert.deepEqual((await desk(viewer, `&q=${encodeURIComponent(q)}`)).ids, [booking.id], q);
  assert.deepEqual((await desk(viewer, "&q=%25")).ids, [], "a percent sign is a percent sign");
  const { body } = await desk(viewer, `&q=lindq`);
  assert.deepEqual(body.items[0].customer, { name: "Maya Lindqvist", email: maya.email });
  assert.equal(body.items[0].items[0].places.length, 1);
  const first = await desk(viewer, `&subject_id=${stage.theatre.event_id}&limit=1`);
  const second = await desk(
    viewer,
    `&subject_id=${stage.theatre.event_id}&limit=1&cursor=${first.body.next_cursor}`,
  );
  assert.deepEqual([first.ids.length, second.ids], [1, [booking.id]]);
});

test("who comes is found the same way, ticket by ticket", async () => {
  for (const [q, count] of [
    [booking.reference, 2],
    ["lindq", 2],
    [formula.email, 3],
    [`${seats[0]!.row}${seats[0]!.label}`, 1],
    ["nobody of this name", 0],
  ] as const)
    assert.equal((await attendees(viewer, `&q=${encodeURIComponent(q)}`)).items.length, count, q);
  const all = await attendees(viewer, "&limit=100");
  assert.equal(all.items.length, 5);
  const one = all.items.find(({ label }) => label === seats[0]!.label)!;
  assert.deepEqual([one.reference, one.customer.email], [booking.reference, maya.email]);
  const page = await attendees(viewer, "&limit=4");
  const rest = await attendees(viewer, `&limit=4&cursor=${page.body.next_cursor}`);
  assert.equal(new Set([...page.items, ...rest.items].map(({ ticket_id }) => ticket_id)).size, 5);
});

test("an export has the rows of the list, and no formula", async () => {
  const bytes = async (person: Person, path: string) => {
    const response = await fetch(`${foyer.gateway}${path}`, {
      headers: { authorization: `Bearer ${person.token}`, accept: "text/csv" },
    });
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      text: await response.text(),
    };
  };
  const bookings = `/bookings/desk/export?organization_id=${stage.organization_id}`;
  const file = await bytes(viewer, bookings);
  assert.deepEqual([file.status, file.type], [200, "text/csv; charset=utf-8"]);
  assert.equal(file.text.trimEnd().split("\r\n").length, 1 + (await desk(viewer)).ids.length);
  assert.ok(file.text.includes(`"'${FORMULA}"`));
  assert.ok(file.text.includes(`"${booking.reference}"`) && file.text.includes(maya.email));
  const narrow = await bytes(viewer, `${bookings}&q=lindq`);
  assert.equal(narrow.text.trimEnd().split("\r\n").length, 2);
  const people = `/tickets/attendees/export?event_id=${stage.theatre.event_id}`;
  const list = await bytes(viewer, people);
  assert.equal(list.text.trimEnd().split("\r\n").length, 6);
  assert.ok(list.text.includes(`"'${FORMULA}"`));
  for (const path of [bookings, people]) {
    assert.equal((await bytes(rival, path)).status, 404);
    assert.equal((await bytes(scanner, path)).status, 403);
  }
});

test("strangers see nothing, and scanners no buyers", async () => {
  assert.deepEqual([(await desk(rival)).status, (await attendees(rival)).status], [404, 404]);
  assert.deepEqual([(await desk(scanner)).status, (await attendees(scanner)).status], [403, 403]);
  const sales = `/bookings/sales?organization_id=${stage.organization_id}&subject_ids=${stage.theatre.event_id}`;
  assert.equal((await get(rival, sales)).status, 404);
  assert.equal((await get(scanner, sales)).status, 403);
  const counts = `/tickets/counts?event_ids=${stage.theatre.event_id}`;
  assert.deepEqual((await get(rival, counts)).body.items, []);
  assert.equal((await get(scanner, counts)).body.items[0].sold, 5);
});

test("what was sold, what went back, what is free; the mail goes again once a minute", async () => {
  const sales = async () => {
    const path = `/bookings/sales?organization_id=${stage.organization_id}&subject_ids=${stage.theatre.event_id}`;
    return (await get(viewer, path)).body.items;
  };
  const [earlier] = await sales();
  assert.deepEqual([earlier.bookings, earlier.quantity, earlier.refunded_amount], [2, 5, 0]);
  const refund = await foyer.call(`/payments/${booking.payment_id}/refund`, {
    token: stage.organizer.token,
    body: { amount: 300 },
  });
  assert.equal(refund.status, 201);
  await settled(foyer, maya, booking.id, "CONFIRMED", "PARTIALLY_REFUNDED");
  assert.deepEqual(await sales(), [{ ...earlier, refunded_amount: 300 }]);
  assert.equal((await desk(viewer, "&q=lindq")).body.items[0].refunded_amount, 300);
  const counts = (await get(viewer, `/tickets/counts?event_ids=${stage.theatre.event_id}`)).body.items[0];
  assert.equal(counts.free + counts.held + counts.sold + counts.blocked, counts.total);

  const again = (person: Person) =>
    foyer.call("/notifications/resend", { token: person.token, body: { booking_id: booking.id } });
  assert.deepEqual(
    [(await again(rival)).status, (await again(viewer)).status, (await again(stage.organizer)).status],
    [404, 403, 429],
  );
  await foyer.advance(61_000);
  assert.equal((await again(stage.organizer)).status, 202);
  assert.equal((await again(stage.organizer)).body.code, "rate_limited");
  await eventually(foyer, async () =>
    assert.equal(
      (await mailsTo(foyer, maya.email)).filter(({ subject }) => subject.includes(booking.reference)).length,
      3,
    ),
  );
});
