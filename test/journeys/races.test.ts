import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../platform/ids.ts";
import {
  arrive,
  atStripe,
  availability,
  book,
  freeIn,
  type Person,
  someAddress,
  startPaying,
  tryBooking,
} from "../buyer.ts";
import type { Answer, Json } from "../doors.ts";
import { type Foyer, startFoyer } from "../foyer.ts";
import { openStage, type Stage } from "../stage.ts";

let foyer: Foyer;
let stage: Stage;
before(async () => {
  foyer = await startFoyer();
  stage = await openStage(foyer, { rows: 6 });
});
after(() => foyer?.stop());

async function crowd(size: number): Promise<Person[]> {
  const people: Person[] = [];
  while (people.length < size)
    people.push(
      ...(await Promise.all(Array.from({ length: Math.min(25, size - people.length) }, () => arrive(foyer)))),
    );
  return people;
}

/** A client that obeys: 503 means "come back", with the same key. A crowd on a slow machine meets that. */
async function insist(person: Person, items: Json[]): Promise<Answer> {
  const key = newId();
  for (let tries = 1; ; tries++) {
    const answer = await foyer.call("/bookings", { token: person.token, body: { items }, key, unwell: true });
    const busy = answer.status === 503 || answer.body.code === "idempotency_key_in_progress";
    if (!busy || tries === 8) return answer;
    await new Promise((resolve) => setTimeout(resolve, Number(answer.headers.get("retry-after") ?? 1) * 250));
  }
}

/** How many answers there were of each kind. */
function tally(answers: Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const kind = status < 300 ? String(status) : `${status} ${body.code}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** Live tickets and holds, counted in the database of the only owner of places. */
async function placesBy(performance_id: string): Promise<Record<string, number>> {
  const { rows } = await foyer.database("ticket").query({
    name: "places by status",
    text: "select coalesce(kind, '') || ' ' || status as kind, count(*)::int as count from places where performance_id = $1 group by 1",
    values: [performance_id],
  });
  return Object.fromEntries(rows.map((row) => [row.kind as string, row.count as number]));
}

test("200 buyers of one seat: one gets it, 199 hear which seat was taken", async () => {
  const people = await crowd(200);
  const [seat] = stage.seats("stalls", 1);
  const answers = await Promise.all(people.map((person) => insist(person, [stage.seat(seat!)])));
  assert.deepEqual(tally(answers), { "201": 1, "409 seat_taken": 199 });
  for (const { status, body } of answers)
    if (status === 409)
      assert.deepEqual(
        body.errors.map((error: Json) => error.pointer),
        ["/items/0"],
      );
  await foyer.drain();
  const { taken } = await availability(foyer, stage.theatre.performance_id);
  assert.equal(taken.filter((id: string) => id === seat!.id).length, 1);
});

test("300 buyers of 100 standing places: 100 are in, nobody too many", async () => {
  const { performance_id, zones } = stage.theatre;
  const people = await crowd(300);
  const answers = await Promise.all(people.map((person) => insist(person, [stage.standing(1)])));
  assert.deepEqual(tally(answers), { "201": 100, "409 sold_out": 200 });
  await foyer.drain();
  assert.equal(await freeIn(foyer, performance_id, zones.standing), 0);
  assert.equal((await placesBy(performance_id))["STANDING HELD"], 100);
});

test("nobody has more than the limit, whatever arrives at once and in however many baskets", async () => {
  const person = await arrive(foyer);
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => insist(person, [stage.admission(1 + (n % 2))])),
  );
  const had = answers
    .filter(({ status }) => status === 201)
    .flatMap(({ body }) => body.items.map((item: Json) => item.quantity));
  const sum = had.reduce((all, quantity) => all + quantity, 0);
  assert.ok(sum === 3 || sum === 4, `${sum} of 4: ${JSON.stringify(tally(answers))}`);
  assert.deepEqual(Object.keys(tally(answers)).sort(), ["201", "422 limit_exceeded"]);

  // A guest is a mailbox: other sessions and other spellings of it count together.
  const mailbox = someAddress("limit");
  const spellings = [mailbox, mailbox.toUpperCase(), mailbox.replace("@", "+tag@")];
  const sessions = await Promise.all(Array.from({ length: 12 }, (_, n) => arrive(foyer, spellings[n % 3])));
  const guests = await Promise.all(sessions.map((session) => insist(session, [stage.admission(1)])));
  assert.deepEqual(tally(guests), { "201": 4, "422 limit_exceeded": 8 });
});

test("overlapping baskets never deadlock, and are all or nothing", async () => {
  const { performance_id } = stage.theatre;
  await foyer.drain();
  const free_before = (await placesBy(performance_id))["SEAT FREE"]!;
  const seats = stage.seats("stalls", 12);
  const people = await crowd(60);
  const wanted = people.map((_, n) => {
    const four = [0, 1, 3, 7].map((step) => seats[(n * 5 + step) % seats.length]!);
    return n % 2 ? four.toReversed() : four;
  });
  const answers = await Promise.all(
    people.map((person, n) =>
      insist(
        person,
        wanted[n]!.map((seat) => stage.seat(seat)),
      ),
    ),
  );
  const owners = new Map<string, number>();
  answers.forEach(({ status, body }, n) => {
    if (status === 201) {
      assert.equal(body.items.length, 4);
      for (const seat of wanted[n]!) owners.set(seat.id, (owners.get(seat.id) ?? 0) + 1);
    } else {
      assert.deepEqual([status, body.code], [409, "seat_taken"]);
      assert.ok(body.errors.length > 0);
    }
  });
  const partly = answers.filter(({ status, body }) => status === 409 && body.errors.length < 4);
  assert.ok(partly.length > 0, "no two baskets overlapped in part only");
  assert.ok(
    [...owners.values()].every((count) => count === 1),
    "a seat in two baskets",
  );
  assert.ok(owners.size >= 4);
  await foyer.drain();
  assert.equal(
    (await placesBy(performance_id))["SEAT FREE"],
    free_before - owners.size,
    "a refused basket kept a seat",
  );
});

test("one key, fifty times: one booking, one payment; another body is refused, another person hears nothing", async () => {
  const person = await arrive(foyer);
  const key = newId();
  const [seat, other] = stage.seats("stalls", 2);
  const once = await Promise.all(
    Array.from({ length: 50 }, () => tryBooking(foyer, person, [stage.seat(seat!)], { key })),
  );
  const made = once.filter(({ status }) => status === 201);
  assert.ok(made.length > 0);
  assert.equal(new Set(made.map(({ body }) => JSON.stringify(body))).size, 1, "different answers");
  assert.equal(made.filter(({ headers }) => headers.get("idempotency-replayed") === null).length, 1);
  for (const { status, body } of once)
    assert.ok(status === 201 || body.code === "idempotency_key_in_progress", `${status} ${body.code}`);
  const again = await tryBooking(foyer, person, [stage.seat(seat!)], { key });
  assert.deepEqual(
    [again.status, again.headers.get("idempotency-replayed"), again.body],
    [201, "true", made[0]!.body],
  );
  assert.equal((await foyer.call("/bookings", { token: person.token })).body.items.length, 1);

  const changed = await tryBooking(foyer, person, [stage.seat(other!)], { key });
  assert.deepEqual([changed.status, changed.body.code], [422, "idempotency_key_reused"]);
  const stranger = await arrive(foyer);
  const foreign = await tryBooking(foyer, stranger, [stage.seat(seat!)], { key });
  assert.deepEqual([foreign.status, foreign.body.code], [409, "seat_taken"]);
  assert.doesNotMatch(JSON.stringify(foreign.body), new RegExp(made[0]!.body.id));

  const pay_key = newId();
  const body = { booking_id: made[0]!.body.id, provider: "stripe" };
  const payments = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      foyer.call("/payments/create", { token: person.token, body, key: n % 2 ? pay_key : newId() }),
    ),
  );
  const started = payments.filter(({ status }) => status === 201);
  assert.ok(started.length >= 25);
  for (const { status, body: answer } of payments)
    assert.ok(
      status === 201 || answer.code === "idempotency_key_in_progress",
      `${status} ${JSON.stringify(answer)}`,
    );
  assert.equal(new Set(started.map((answer) => answer.body.provider_payment_id)).size, 1);
  const intents = (await atStripe(foyer, "payment_intents")).filter(
    (intent) => intent.metadata.booking_id === body.booking_id,
  );
  assert.equal(intents.length, 1);
});

test("a crash between hold and booking: with the same key the buyer gets the seat", async () => {
  const db = foyer.database("booking");
  const run = (text: string) => db.query({ name: text.slice(0, 40), text, values: [] });
  const person = await arrive(foyer);
  const key = newId();
  const items = [stage.seat(stage.seats("stalls", 1)[0]!)];
  await run(
    "create function fall() returns trigger language plpgsql as $$ begin raise exception 'fallen'; end $$",
  );
  await run("create trigger fall before insert on bookings for each row execute function fall()");
  const fallen = await foyer.call("/bookings", { token: person.token, body: { items }, key, unwell: true });
  assert.deepEqual([fallen.status, fallen.body.code], [500, "internal"]);
  await run("drop trigger fall on bookings");
  const booking = await book(foyer, person, items, { key });
  assert.equal((await startPaying(foyer, person, booking.id)).amount, booking.price_amount);
  assert.equal((await foyer.call("/bookings", { token: person.token })).body.items.length, 1);
});
