import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { arrive, book, buy, type Person } from "../../../test/buyer.ts";
import { eventually, type Json } from "../../../test/doors.ts";
import { type FoyerInOneProcess, startInOneProcess } from "../../../test/foyer.ts";
import { hire, openStage, type Stage } from "../../../test/stage.ts";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";

let foyer: FoyerInOneProcess;
let stage: Stage;
before(async () => {
  foyer = await startInOneProcess();
  stage = await openStage(foyer);
});
after(() => foyer.stop());

const receiptsOf = async (token: string, booking_id: string): Promise<Json[]> =>
  (await foyer.call(`/receipts?booking_id=${booking_id}`, { token })).body.items;

test("numbers follow each other without a gap, however many are made at once", async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => arrive(foyer)));
  const bought = await Promise.all(
    people.map(async (person) => ({ person, ...(await buy(foyer, person, [stage.standing(1)])) })),
  );
  const numbers: string[] = [];
  for (const { person, booking } of bought) {
    const [receipt, ...others] = await eventually(foyer, async () => {
      const found = await receiptsOf(person.token, booking.id);
      assert.ok(found.length > 0);
      return found;
    });
    assert.equal(others.length, 0);
    assert.deepEqual(
      [receipt.amount, receipt.tax_amount, receipt.currency],
      [booking.price_amount, booking.tax_amount, booking.price_currency],
    );
    numbers.push(receipt.number);
  }
  const year = new Date().getUTCFullYear();
  const first = Math.min(...numbers.map((number) => Number(number.split("-")[1])));
  assert.deepEqual(
    numbers.toSorted(),
    Array.from({ length: 8 }, (_, n) => `${year}-${String(first + n).padStart(6, "0")}`),
  );
});

test("a receipt that could not be stored is made again with its number, and announced once", async () => {
  const context = foyer.harness.room("receipt").context as Context;
  const { objects } = context;
  let refusals = 2;
  context.objects = {
    ...objects,
    async put(key, data) {
      if (refusals-- > 0) throw new Error("the disk is full");
      await objects.put(key, data);
    },
  };
  const person = await arrive(foyer);
  const { booking } = await buy(foyer, person, [stage.standing(1)]);
  for (let pause = 0; pause < 3; pause++) {
    await foyer.drain();
    await foyer.advance(5_000);
  }
  const [receipt] = await eventually(foyer, async () => {
    const found = await receiptsOf(person.token, booking.id);
    assert.equal(found.length, 1);
    return found;
  });
  context.objects = objects;
  assert.ok(refusals < 0, "it was refused first");
  const { rows } = await context.db.query({
    name: "announced",
    text: "select count(*)::int as count from outbox where subject = $1",
    values: [booking.id],
  });
  assert.equal(rows[0].count, 1);
  const link = await foyer.call(`/receipts/${receipt.id}/download`, {
    token: person.token,
    headers: { accept: "application/json" },
  });
  assert.equal(
    Buffer.from(await (await fetch(link.body.url.replace(/^https?:\/\/[^/]+/, foyer.gateway))).arrayBuffer())
      .subarray(0, 5)
      .toString(),
    "%PDF-",
  );
});

test("a receipt is its buyer's and its house's; the link needs no login and ends", async () => {
  const person = await arrive(foyer);
  const { booking } = await buy(foyer, person, [stage.standing(1)]);
  const [receipt] = await eventually(foyer, async () => {
    const found = await receiptsOf(person.token, booking.id);
    assert.equal(found.length, 1);
    return found;
  });
  const [stranger, viewer, scanner] = [
    await arrive(foyer),
    await hire(foyer, stage, "viewer"),
    await hire(foyer, stage, "scanner"),
  ];
  const seenBy = async (token: string | undefined) =>
    (await foyer.call(`/receipts/${receipt.id}`, token ? { token } : {})).status;
  assert.deepEqual(
    [
      await seenBy(person.token),
      await seenBy(viewer.token),
      await seenBy(stage.organizer.token),
      await seenBy(stranger.token),
      await seenBy(scanner.token),
      await seenBy(undefined),
    ],
    [200, 200, 200, 404, 404, 401],
  );
  assert.deepEqual(await receiptsOf(stranger.token, booking.id), []);

  const redirect = await foyer.call(`/receipts/${receipt.id}/download`, { token: person.token });
  assert.equal(redirect.status, 302);
  const path = new URL(redirect.headers.get("location")!).pathname;
  assert.equal((await fetch(foyer.gateway + path)).headers.get("content-type"), "application/pdf");
  assert.equal((await fetch(`${foyer.gateway}${path.slice(0, -2)}xx`)).status, 404, "a forged link");
  await foyer.advance(61_000);
  assert.equal((await fetch(foyer.gateway + path)).status, 404, "an old link");
});

const generate = ({ token }: Person, booking_id: string, key?: string) =>
  foyer.call("/receipts/generate", { token, body: { booking_id }, ...(key ? { key } : {}) });

/** How a booking stands in this service: its receipts, and how often one was announced. */
async function madeOf(booking_id: string): Promise<{ numbers: string[]; announced: number; tasks: number }> {
  const { db } = foyer.harness.room("receipt").base;
  const { rows } = await db.query({
    name: "",
    text: `select array(select number from receipts where booking_id = $1) as numbers,
      (select count(*)::int from outbox where subject = $1::text) as announced, (select count(*)::int from tasks where key = $1::text) as tasks`,
    values: [booking_id],
  });
  return rows[0] as { numbers: string[]; announced: number; tasks: number };
}

test("asked for by many, told of and tried again at once: one receipt, one number, told once", async () => {
  const context = foyer.harness.room("receipt").context as Context;
  const { bookings } = context;
  const away = () => Promise.reject(new AppError("unavailable", "dependency_unavailable"));
  context.bookings = { ...bookings, getBooking: away };
  const person = await arrive(foyer);
  const bought: Json[] = [];
  for (let n = 0; n < 4; n++) bought.push((await buy(foyer, person, [stage.standing(1)])).booking);
  for (const { id } of bought) assert.deepEqual(await madeOf(id), { numbers: [], announced: 0, tasks: 1 });

  // Everybody has seen that there is none before anybody makes it.
  const waiting: (() => void)[] = [];
  context.bookings = {
    ...bookings,
    async getBooking(request, options) {
      const answer = await bookings.getBooking(request, options);
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length >= 8) for (const go of waiting.splice(0)) go();
        else setTimeout(resolve, 50);
      });
      return answer;
    },
  };
  await foyer.advance(61_000);
  const key = newId();
  const asking = bought.flatMap(({ id }) => [
    ...Array.from({ length: 5 }, () => generate(person, id)),
    ...Array.from({ length: 3 }, () => generate(person, id, `${key} ${id}`.replaceAll(" ", "-"))),
    generate(stage.organizer, id),
  ]);
  const [answers] = await Promise.all([Promise.all(asking), foyer.drain()]);
  // The event once more, as a consumer may see it after a restore.
  await context.db.tx(async (tx) => {
    for (const { id } of bought) context.tasks.ask(tx, "make-receipt", id);
  });
  await foyer.drain();
  context.bookings = bookings;
  for (const { id } of bought) {
    const own = answers.filter(({ body }) => body.booking_id === id);
    assert.equal(own.length, 9);
    assert.equal(new Set(own.map(({ body }) => JSON.stringify(body))).size, 1);
    assert.deepEqual(new Set(own.map(({ status }) => status)), new Set([201]));
    assert.deepEqual(await madeOf(id), { numbers: [own[0]!.body.number], announced: 1, tasks: 0 });
    assert.deepEqual(await receiptsOf(person.token, id), [own[0]!.body]);
  }
  const { rows } = await context.db.query({
    name: "",
    text: "select max(c.last)::int as last, count(r.id)::int as count from number_counters c join receipts r using (organization_id)",
    values: [],
  });
  assert.equal(rows[0].last, rows[0].count, "no number was skipped");
});

test("what is not sold has no receipt; what is not yours is not there", async () => {
  const person = await arrive(foyer);
  const basket = await book(foyer, person, [stage.standing(1)]);
  const free = await book(foyer, person, [stage.admission(1)]);
  const { booking } = await buy(foyer, person, [stage.standing(1)]);
  const lapsed = await book(foyer, person, [stage.standing(1)]);
  await foyer.call(`/bookings/${lapsed.id}/cancel`, { token: person.token, body: {} });
  const [stranger, viewer, manager] = [
    await arrive(foyer),
    await hire(foyer, stage, "viewer"),
    await hire(foyer, stage, "manager"),
  ];
  const cases: [string, Person, string, number, string | undefined][] = [
    ["unpaid", person, basket.id, 409, "payment_required"],
    ["free", person, free.id, 409, "invalid_state"],
    ["called off", person, lapsed.id, 409, "invalid_state"],
    ["nothing", person, newId(), 404, "not_found"],
    ["no id", person, "x", 422, "validation_failed"],
    ["foreign", stranger, booking.id, 404, "not_found"],
    ["may only look", viewer, booking.id, 403, "forbidden"],
    ["keeps the books", manager, booking.id, 201, undefined],
  ];
  for (const [what, who, id, status, code] of cases) {
    const answer = await generate(who, id);
    assert.deepEqual([answer.status, answer.body.code], [status, code], what);
  }
  assert.deepEqual((await madeOf(basket.id)).tasks, 0);
  // Sold and called off afterwards: the sale came to be.
  await foyer.call(`/bookings/${booking.id}/cancel`, { token: person.token, body: {} });
  const after_all = await generate(person, booking.id);
  assert.deepEqual([after_all.status, after_all.body.booking_id], [201, booking.id]);
});

test("a request that is cut off is finished by a task", async () => {
  const context = foyer.harness.room("receipt").context as Context;
  const { objects, bookings } = context;
  const person = await arrive(foyer);
  context.bookings = {
    ...bookings,
    getBooking: () => Promise.reject(new AppError("unavailable", "dependency_unavailable")),
  };
  const { booking } = await buy(foyer, person, [stage.standing(1)]);
  context.bookings = bookings;
  context.objects = { ...objects, put: () => Promise.reject(new Error("the disk is full")) };
  const { token } = person;
  const cut = await foyer.call("/receipts/generate", {
    token,
    body: { booking_id: booking.id },
    unwell: true,
  });
  assert.equal(cut.status, 500);
  context.objects = objects;
  assert.equal((await madeOf(booking.id)).announced, 0);
  await foyer.advance(61_000);
  await foyer.drain();
  const { numbers, announced } = await madeOf(booking.id);
  assert.deepEqual([numbers.length, announced], [1, 1]);
});
