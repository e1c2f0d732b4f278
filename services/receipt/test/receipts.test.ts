import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { arrive, buy } from "../../../test/buyer.ts";
import { eventually, type Json } from "../../../test/doors.ts";
import { type Foyer, startFoyer } from "../../../test/foyer.ts";
import { hire, openStage, type Stage } from "../../../test/stage.ts";
import type { Context } from "../context.ts";

let foyer: Foyer;
let stage: Stage;
before(async () => {
  foyer = await startFoyer();
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
    foyer.advance(5_000);
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
  foyer.advance(61_000);
  assert.equal((await fetch(foyer.gateway + path)).status, 404, "an old link");
});
