import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { arrive, mailsTo, type Person, settled, startPaying, useCard } from "../../../test/buyer.ts";
import { type Counter, openCounter } from "../../../test/counter.ts";
import { eventually, type Json } from "../../../test/doors.ts";
import { type FoyerInOneProcess, startInOneProcess } from "../../../test/foyer.ts";
import { openStage, price, putOn, type Stage, type } from "../../../test/stage.ts";

const HOUR_MS = 3_600_000;
let foyer: FoyerInOneProcess;
let stage: Stage;
let counter: Counter;
before(async () => {
  foyer = await startInOneProcess();
  stage = await openStage(foyer);
  counter = await openCounter(foyer, stage);
});
// A test takes a day or two, longer than a token lives.
beforeEach(async () => {
  const { email } = stage.organizer;
  const { body } = await foyer.call("/auth/login", { body: { email, password: "plum river 47" } });
  stage.organizer.token = body.access_token;
});
after(() => foyer.stop());
afterEach(() => foyer.outside("/sandbox/faults", { method: "DELETE" }));

const in_h = (hours: number) => {
  const time = new Date(foyer.now().getTime() + hours * HOUR_MS);
  time.setUTCMilliseconds(0);
  return time;
};

const timesOf = (hours: number) => ({
  starts_at: in_h(hours).toISOString(),
  ends_at: in_h(hours + 2).toISOString(),
  doors_at: in_h(hours - 1).toISOString(),
  sale_ends_at: in_h(hours).toISOString(),
});

/** An event with evenings in so many hours. */
async function show(
  ...hours: number[]
): Promise<{ id: string; performances: Json[]; item(n?: number): Json }> {
  const { id, performances, zones, ticket_types } = await putOn(foyer, stage, {
    venue_id: stage.venue_id,
    name: "The Lantern",
    ticket_types: [type("full")],
    prices: [price("standing", "full", 2_000), price("stalls", "full", 1), price("balcony", "full", 1)],
    performances: hours.map(timesOf),
  });
  const zone_id = zones.find(({ kind }: Json) => kind === "STANDING").id;
  const byTime = performances.toSorted((a: Json, b: Json) => a.starts_at.localeCompare(b.starts_at));
  const item = (n = 0) => ({
    type: "place",
    performance_id: byTime[n].id,
    zone_id,
    ticket_type_id: ticket_types[0].id,
    quantity: 2,
  });
  return { id, performances: byTime, item };
}

async function buyIn(person: Person, items: Json[], language = "en-IE"): Promise<Json> {
  const held = await foyer.call("/bookings", {
    token: person.token,
    body: { items },
    headers: { "accept-language": language },
  });
  assert.equal(held.status, 201, JSON.stringify(held.body));
  await useCard(foyer, await startPaying(foyer, person, held.body.id));
  return settled(foyer, person, held.body.id, "CONFIRMED", "SUCCEEDED");
}

const remindersTo = async ({ email }: Person): Promise<Json[]> =>
  (await mailsTo(foyer, email)).filter(({ subject }) => /^(Soon|Bald)/.test(subject));
/** Everything that is due by then has been done. */
async function after_h(hours: number): Promise<void> {
  await foyer.advance(hours * HOUR_MS);
  await foyer.drain();
  // Mails arrive by another socket.
  await foyer.drain();
}
const told = async (person: Person): Promise<[string, string, string | null][]> =>
  (await foyer.call("/notifications", { token: person.token })).body.items
    .filter(({ template }: Json) => template === "booking_reminder")
    .map(({ about, status, occasion_id }: Json) => [about, status, occasion_id]);

test("a day before, once for each evening, in the booking's language and the venue's time", async () => {
  const two = await show(30, 40);
  const [person, german] = [await arrive(foyer), await arrive(foyer, undefined, "Jörg <b>Weiß</b>")];
  const booking = await buyIn(person, [two.item(0), two.item(1)]);
  const theirs = await buyIn(german, [two.item(0)], "de");
  assert.equal(Date.parse(booking.start_time) - Date.parse(booking.remind_at), 24 * HOUR_MS);
  await after_h(5.9);
  assert.deepEqual([await told(person), await told(german)], [[], []]);
  await after_h(0.2);
  const [mail, ...others] = await remindersTo(person);
  assert.equal(others.length, 0);
  const zone = { timeZone: "Europe/Dublin" };
  const start = new Date(two.performances[0].starts_at);
  const clock = new Intl.DateTimeFormat("en-IE", { timeStyle: "short", ...zone }).format(start);
  const day = new Intl.DateTimeFormat("en-IE", { dateStyle: "full", ...zone }).format(start);
  for (const text of [mail!.text, mail!.subject]) assert.ok(text.includes(clock) && text.includes(day), text);
  for (const words of [
    "The Lantern",
    "(Dublin)",
    "Playhouse",
    booking.reference,
    "2 × Standing",
    "Doors open at",
  ])
    assert.ok(mail!.text.includes(words) && mail!.html.includes(words), `${words}: ${mail!.text}`);
  assert.match(mail!.text, new RegExp(`https?://[^ ]+/bookings/${booking.id}\n`));
  assert.deepEqual(await told(person), [[booking.id, "sent", two.performances[0].id]]);

  const [german_mail] = await remindersTo(german);
  assert.match(german_mail!.subject, /^Bald: The Lantern, /);
  assert.ok(
    german_mail!.text.includes("Guten Tag Jörg <b>Weiß</b>,") && german_mail!.text.includes("Einlass ab"),
  );
  assert.ok(!german_mail!.html.includes("<b>Weiß"), "what people call themselves is no markup");

  // Told again, by as many as want to, nothing is written twice.
  const { db, tasks } = foyer.harness.room("notification").base;
  for (let n = 0; n < 3; n++) {
    await db.tx((tx) => tasks.ask(tx, "remind", booking.id));
    await Promise.all([foyer.drain(), foyer.drain()]);
  }
  assert.equal((await remindersTo(person)).length, 1);
  await after_h(9.8);
  assert.equal((await remindersTo(person)).length, 1);
  await after_h(0.2);
  assert.equal((await remindersTo(person)).length, 2);
  assert.deepEqual(
    new Set((await told(person)).map(([, , occasion]) => occasion)),
    new Set(two.performances.map(({ id }) => id)),
  );
  assert.equal((await remindersTo(german)).length, 1);
  assert.equal(theirs.status, "CONFIRMED");
});

test("an appointment is reminded of like an evening, the T-shirt with it is not", async () => {
  const { times } = counter;
  const now = foyer.now().getTime();
  const slots = [...(await times(counter.haircut, 3)), ...(await times(counter.haircut, 4))];
  const slot = slots.find(({ start_time }: Json) => Date.parse(start_time) > now + 26 * HOUR_MS)!;
  const start = new Date(slot.start_time);
  const person = await arrive(foyer);
  const booking = await buyIn(person, [counter.cut(slot.start_time), counter.shirts(1)]);
  assert.equal(booking.remind_at, new Date(start.getTime() - 24 * HOUR_MS).toISOString());
  await foyer.advance(start.getTime() - 24 * HOUR_MS - now + 60_000);
  await foyer.drain();
  await eventually(foyer, async () => assert.equal((await remindersTo(person)).length, 1));
  const [mail] = await remindersTo(person);
  const clock = new Intl.DateTimeFormat("en-IE", { timeStyle: "short", timeZone: "Europe/Dublin" });
  for (const words of ["Haircut", clock.format(start), "(Dublin)", "Open your booking", booking.reference])
    assert.ok(mail!.text.includes(words), `${words}: ${mail!.text}`);
  for (const words of ["T-shirt", "code per person", "Doors"]) assert.ok(!mail!.text.includes(words), words);
});

test("called off, paid back, or bought within the day: no reminder", async () => {
  const [later, soon] = [await show(26), await show(23)];
  const [off, back, late, half] = await Promise.all([1, 2, 3, 4].map(() => arrive(foyer)));
  const cancelled = await buyIn(off!, [later.item()]);
  const refunded = await buyIn(back!, [later.item()]);
  const partly = await buyIn(half!, [later.item()]);
  assert.equal((await buyIn(late!, [soon.item()])).remind_at, null);
  await foyer.call(`/bookings/${cancelled.id}/cancel`, { token: off!.token, body: {} });
  const refund = (payment_id: string, body: Json) =>
    foyer.call(`/payments/${payment_id}/refund`, { token: stage.organizer.token, body });
  assert.equal((await refund(refunded.payment_id, {})).status, 201);
  assert.equal((await refund(partly.payment_id, { amount: 500 })).status, 201);
  await settled(foyer, back!, refunded.id, "CANCELLED", "REFUNDED");
  await after_h(2.1);
  await after_h(20);
  for (const person of [off!, back!, late!]) assert.deepEqual(await told(person), []);
  assert.equal((await remindersTo(half!)).length, 1);
});

test("a date that moves takes its reminder along, later and sooner", async () => {
  const [put_off, brought_forward] = [await show(26), await show(60)];
  const [patient, quick] = [await arrive(foyer), await arrive(foyer)];
  await buyIn(patient, [put_off.item()]);
  await buyIn(quick, [brought_forward.item()]);
  const move = async ({ id, performances }: typeof put_off, hours: number) => {
    const answer = await foyer.call(`/events/${id}/performances/${performances[0].id}`, {
      method: "PUT",
      token: stage.organizer.token,
      body: timesOf(hours),
      headers: { "if-match": "*" },
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    await foyer.drain();
  };
  await move(put_off, 30);
  await after_h(2.1);
  assert.deepEqual(await told(patient), []);
  await move(brought_forward, 25);
  await after_h(1.1);
  const [mail] = await remindersTo(quick);
  const moved = await foyer.call(`/events/${brought_forward.id}`);
  const clock = new Intl.DateTimeFormat("en-IE", { timeStyle: "short", timeZone: "Europe/Dublin" });
  assert.ok(mail?.text.includes(clock.format(new Date(moved.body.performances[0].starts_at))), mail?.text);
  await after_h(2.9);
  assert.equal((await remindersTo(patient)).length, 1);
  // Put off once more after its reminder: one is enough.
  await move(put_off, 200);
  await after_h(177);
  assert.equal((await remindersTo(patient)).length, 1);
});

test("a mail server that is away delays the reminder; when it has begun there is none", async () => {
  const [one, other] = [await show(26), await show(25)];
  const [late, too_late] = [await arrive(foyer), await arrive(foyer)];
  await buyIn(late, [one.item()]);
  await buyIn(too_late, [other.item()]);
  await eventually(foyer, async () => {
    for (const { email } of [late, too_late]) assert.equal((await mailsTo(foyer, email)).length, 1);
  });
  await foyer.outside("/sandbox/faults", { method: "PUT", body: [{ vendor: "smtp", kind: "error_500" }] });
  await after_h(2.1);
  assert.deepEqual(
    [...(await told(late)), ...(await told(too_late))].map(([, status]) => status),
    ["queued", "queued"],
  );
  await foyer.advance(22.95 * HOUR_MS);
  await foyer.outside("/sandbox/faults", { method: "DELETE" });
  await foyer.drain();
  await eventually(foyer, async () => assert.equal((await remindersTo(late)).length, 1));
  assert.equal((await remindersTo(too_late)).length, 0);
});

test("who wants no reminders gets none; who changes their mind gets the next one", async () => {
  const two = await show(30, 54);
  const person = await arrive(foyer);
  await buyIn(person, [two.item(0), two.item(1)]);
  const want = async (reminders: boolean) => {
    const { headers } = await foyer.call("/users/me/preferences", { token: person.token });
    const { status } = await foyer.call("/users/me/preferences", {
      method: "PUT",
      token: person.token,
      headers: { "if-match": headers.get("etag")! },
      body: { notifications: { reminders } },
    });
    assert.equal(status, 200);
  };
  await want(false);
  await after_h(6.1);
  assert.deepEqual(await remindersTo(person), []);
  await want(true);
  await after_h(24);
  assert.equal((await remindersTo(person)).length, 1);
});
