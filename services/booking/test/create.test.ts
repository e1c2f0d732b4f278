import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import { HOUSE } from "../../../test/toys/toy-inventory.ts";
import { expect, product, seat, toyWorld, type World } from "./toy-world.ts";

let world: World;
before(async () => {
  world = await toyWorld();
});
after(() => world[Symbol.asyncDispose]());

const bookingsOf = async (user_id: string) =>
  (
    await world.context.db.query({
      name: "",
      text: "select id, status from bookings where user_id = $1",
      values: [user_id],
    })
  ).rows;

test("a basket of two owners: lines, sums, tax per line, one hold each", async () => {
  const buyer = await world.person();
  const place = world.ticket.sell({
    price_amount: 6_999,
    starts_at: new Date("2030-06-01T19:00:00Z"),
    ends_at: new Date("2030-06-01T21:00:00Z"),
  });
  const shirt = world.catalog.sell({ stock: 5, price_amount: 1_001, tax_basis_points: 900 });
  const { body, etag } = expect(
    await world.hold(buyer, [seat(place), product(shirt, 3)], { metadata: { from: "test" } }),
    201,
  );
  assert.match(body.reference, /^FY-[34679ACDEFGHJKMNPQRTWXY]{6}$/);
  assert.match(body.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
  assert.equal(etag, '"1"');
  assert.deepEqual(
    [body.status, body.payment_status, body.user_id, body.organization_id],
    ["PENDING", "PENDING", buyer.user_id, HOUSE],
  );
  assert.deepEqual(
    body.items.map((item: { price_amount: number; tax_amount: number; quantity: number }) => [
      item.quantity,
      item.price_amount,
      item.tax_amount,
    ]),
    [
      [1, 6_999, 1_309],
      [3, 3_003, 248],
    ],
  );
  assert.deepEqual([body.price_amount, body.tax_amount, body.price_currency], [10_002, 1_557, "EUR"]);
  assert.deepEqual(
    [body.start_time, body.end_time],
    ["2030-06-01T19:00:00.000Z", "2030-06-01T21:00:00.000Z"],
  );
  assert.equal(Date.parse(body.expires_at) - Date.parse(body.created_at), 600_000);
  assert.deepEqual(
    body.items[0].places.map((one: { label: string }) => one.label),
    ["7"],
  );
  assert.equal(world.ticket.gone(place), 1);
  assert.equal(world.catalog.gone(shirt), 3);
  assert.deepEqual(expect(await world.read(buyer, body.id), 200).body, body);
});

test("the same key 50 times at once: one booking, one answer; another body is refused and holds nothing", async () => {
  const buyer = await world.person();
  const [place, other] = [world.ticket.sell(), world.ticket.sell()];
  const key = newId();
  const items = [seat(place)];
  const answers = await Promise.all(Array.from({ length: 50 }, () => world.hold(buyer, items, {}, key)));
  for (const answer of answers) expect(answer, 201);
  assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1);
  assert.equal((await bookingsOf(buyer.user_id)).length, 1);
  assert.equal(
    expect(await world.hold(buyer, items, {}, key), 201).headers.get("idempotency-replayed"),
    "true",
  );
  expect(await world.hold(buyer, [seat(other)], {}, key), 422, "idempotency_key_reused");
  assert.equal(world.ticket.gone(other), 0);
  const stranger = await world.person();
  expect(await world.hold(stranger, items, {}, key), 409, "seat_taken");
  expect(await world.read(stranger, answers[0]!.body.id), 404, "not_found");
});

test("twins with different bodies: one wins, the other's seat is free again", async () => {
  const buyer = await world.person();
  for (let round = 0; round < 5; round++) {
    const places = [world.ticket.sell(), world.ticket.sell()];
    const key = newId();
    const answers = await Promise.all(places.map((place) => world.hold(buyer, [seat(place)], {}, key)));
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [201, 422],
    );
    assert.deepEqual(
      places.map((place) => world.ticket.gone(place)),
      answers.map(({ status }) => (status === 201 ? 1 : 0)),
    );
  }
});

const processDies = () => {
  throw new Error("the process dies here");
};

test("a crash between hold and booking, then a retry: the buyer gets the seat, others do not", async () => {
  const buyer = await world.person();
  const place = world.ticket.sell();
  const key = newId();
  const items = [seat(place)];
  const { outbox } = world.context;
  world.context.outbox = { ...outbox, add: processDies };
  expect(await world.hold(buyer, items, {}, key), 500, "internal");
  world.context.outbox = outbox;
  assert.equal((await bookingsOf(buyer.user_id)).length, 0);
  expect(await world.hold(await world.person(), items), 409, "seat_taken");
  expect(await world.hold(buyer, items, {}, key), 201);
  assert.equal(world.ticket.gone(place), 1);
});

test("a second owner refuses: nothing is held, nothing is written, and the refusal names the item", async () => {
  const buyer = await world.person();
  const [place, mug] = [world.ticket.sell(), world.catalog.sell({ stock: 2 })];
  // Owners are asked in the order of their names, so catalog holds first.
  expect(await world.hold(await world.person(), [seat(place)]), 201);
  const answer = expect(await world.hold(buyer, [product(mug), seat(place)]), 409, "seat_taken");
  assert.deepEqual(
    answer.body.errors.map((error: { pointer: string }) => error.pointer),
    ["/items/1"],
  );
  assert.equal(world.catalog.gone(mug), 0);
  assert.deepEqual(await bookingsOf(buyer.user_id), []);
});

test("an owner that gives no answer may hold all the same: it is told to let go", async () => {
  const buyer = await world.person();
  const place = world.ticket.sell();
  world.ticket.fail("reserve", { after: true });
  expect(await world.hold(buyer, [seat(place)]), 503, "dependency_unavailable");
  assert.equal(world.ticket.gone(place), 0);
});

test("a refused request is judged anew under its key", async () => {
  const buyer = await world.person();
  const rival = await world.person();
  const place = world.ticket.sell();
  const key = newId();
  const items = [seat(place)];
  const { body } = await world.hold(rival, items);
  expect(await world.hold(buyer, items, {}, key), 409, "seat_taken");
  expect(await world.call(rival, "POST", `/bookings/${body.id}/cancel`, {}), 200);
  await world.harness.drain();
  expect(await world.hold(buyer, items, {}, key), 201);
});

test("what one booking cannot be", async () => {
  const buyer = await world.person();
  const here = world.catalog.sell({ stock: 9 });
  const elsewhere = world.catalog.sell({ stock: 9, organization_id: newId() });
  const foreign = world.catalog.sell({ stock: 9, price_currency: "GBP" });
  const mixed = expect(
    await world.hold(buyer, [product(here), product(elsewhere)]),
    422,
    "validation_failed",
  );
  assert.deepEqual(
    mixed.body.errors.map((error: { pointer: string; code: string }) => [error.pointer, error.code]),
    [["/items/1", "mixed_organizations"]],
  );
  expect(await world.hold(buyer, [product(here), product(foreign)]), 422, "validation_failed");
  expect(await world.hold(buyer, [product(newId())]), 422, "validation_failed");
  for (const id of [here, elsewhere, foreign]) assert.equal(world.catalog.gone(id), 0);
});

test("bad input of a booking gets the listed answer", async () => {
  const buyer = await world.person();
  const shirt = world.catalog.sell({ stock: 9 });
  const good = product(shirt);
  const bad: [string, unknown][] = [
    ["no items", { items: [] }],
    ["51 items", { items: Array.from({ length: 51 }, () => good) }],
    ["a price", { items: [{ ...good, price_amount: 1 }] }],
    ["paid", { items: [good], paid: true }],
    ["a status", { items: [good], status: "CONFIRMED" }],
    ["somebody else", { items: [good], user_id: newId() }],
    ["confirmed_at", { items: [good], confirmed_at: "2030-01-01T00:00:00Z" }],
    ["none", { items: [{ ...good, quantity: 0 }] }],
    ["less than none", { items: [{ ...good, quantity: -1 }] }],
    ["one and a half", { items: [{ ...good, quantity: 1.5 }] }],
    ["a word", { items: [{ ...good, quantity: "2" }] }],
    ["a million", { items: [{ ...good, quantity: 1_000_000 }] }],
    ["an unknown type", { items: [{ type: "planet", planet_id: newId() }] }],
    ["metadata of 5 KB", { items: [good], metadata: { text: "x".repeat(5_000) } }],
    ["metadata that is a list", { items: [good], metadata: [1] }],
    ["unknown attribution", { items: [good], attribution: { email: "a@example.org" } }],
  ];
  for (const [name, body] of bad) {
    const answer = await world.call(buyer, "POST", "/bookings", body, { "idempotency-key": newId() });
    assert.deepEqual([answer.status, answer.code], [422, "validation_failed"], name);
  }
  expect(await world.call(buyer, "POST", "/bookings", { items: [good] }), 400, "idempotency_key_missing");
  assert.equal(world.catalog.gone(shirt), 0);
});

test("attribution is trimmed, and without consent it tells nobody apart", async () => {
  const buyer = await world.person();
  const shirt = world.catalog.sell({ stock: 9 });
  const attribution = {
    utm_source: "tiktok",
    ttclid: "c".repeat(10_000),
    landing_page: "https://shop.example/?name=Ada",
    consent: false,
  };
  const kept = async (given: object) => {
    const { body } = expect(await world.hold(buyer, [product(shirt)], { attribution: given }), 201);
    return (
      await world.context.db.query({
        name: "",
        text: "select attribution from bookings where id = $1",
        values: [body.id],
      })
    ).rows[0].attribution;
  };
  assert.deepEqual(await kept(attribution), {
    utm_source: "tiktok",
    landing_page: "https://shop.example/",
    consent: false,
  });
  assert.equal((await kept({ ...attribution, consent: true })).ttclid.length, 500);
});

test("the language is what the browser asks for, else the profile's", async () => {
  const buyer = await world.person();
  const shirt = world.catalog.sell({ stock: 9 });
  const send = async (language: string) =>
    (
      await world.call(
        buyer,
        "POST",
        "/bookings",
        { items: [product(shirt)] },
        { "idempotency-key": newId(), "accept-language": language },
      )
    ).body.locale;
  assert.equal(await send("fr;q=0.4, de-DE;q=0.9, *;q=0.1"), "de-DE");
  assert.equal(await send("*"), "de-AT");
});

test("free: confirmed in its answer; as a draft it waits; without an e-mail nothing is held", async () => {
  const free = world.ticket.sell({ stock: 10, price_amount: 0 });
  const buyer = await world.person();
  const { body } = expect(await world.hold(buyer, [seat(free)]), 201);
  assert.deepEqual([body.status, body.payment_status], ["CONFIRMED", "NOT_REQUIRED"]);
  assert.equal(world.ticket.sold(free), 1);
  const types = (await world.events(body.id)).map(({ type }) => type);
  assert.deepEqual(types, ["booking.created", "booking.confirmed"]);

  const draft = expect(await world.hold(buyer, [seat(free)], { draft: true }), 201).body;
  assert.deepEqual([draft.status, draft.payment_status], ["PENDING", "NOT_REQUIRED"]);
  expect(
    await world.call(buyer, "POST", `/bookings/${draft.id}/confirm`, { payment_id: newId() }),
    422,
    "validation_failed",
  );
  assert.equal(
    expect(await world.call(buyer, "POST", `/bookings/${draft.id}/confirm`, {}), 200).body.status,
    "CONFIRMED",
  );
  assert.equal(
    expect(await world.call(buyer, "POST", `/bookings/${draft.id}/confirm`), 200).body.status,
    "CONFIRMED",
  );
  assert.equal(world.ticket.sold(free), 2);

  const nobody = await world.person({ roles: ["guest"], email: "" });
  expect(await world.hold(nobody, [seat(free)]), 422, "contact_required");
  assert.equal(world.ticket.gone(free), 2);
  const basket = expect(await world.hold(nobody, [seat(free)], { draft: true }), 201).body;
  expect(await world.call(nobody, "POST", `/bookings/${basket.id}/confirm`, {}), 422, "contact_required");
});

test("free, and the process dies before the answer: it is confirmed all the same, and a retry hears of it", async () => {
  const free = world.ticket.sell({ price_amount: 0 });
  const buyer = await world.person();
  const key = newId();
  const items = [seat(free)];
  world.ticket.fail("commit", { after: true });
  expect(await world.hold(buyer, items, {}, key), 503, "dependency_unavailable");
  world.harness.clock.advance(11_000);
  await world.harness.drain();
  const [row] = await bookingsOf(buyer.user_id);
  assert.equal(row.status, "CONFIRMED");
  const again = expect(await world.hold(buyer, items, {}, key), 201);
  assert.deepEqual([again.body.id, again.body.status], [row.id, "CONFIRMED"]);
  assert.equal(world.ticket.sold(free), 1);
});

test("own bookings only, newest first, page by page; the organization sees its own", async () => {
  const buyer = await world.person();
  const shirt = world.catalog.sell({ stock: 99 });
  const made: string[] = [];
  for (let n = 0; n < 5; n++) made.unshift((await world.hold(buyer, [product(shirt)])).body.id);
  const first = expect(await world.call(buyer, "GET", "/bookings?limit=3"), 200).body;
  const second = expect(
    await world.call(buyer, "GET", `/bookings?limit=3&cursor=${first.next_cursor}`),
    200,
  ).body;
  assert.deepEqual(
    [...first.items, ...second.items].map((one: { id: string }) => one.id),
    made,
  );
  assert.equal(second.next_cursor, null);
  assert.equal(
    expect(await world.call(buyer, "GET", "/bookings?status=CONFIRMED"), 200).body.items.length,
    0,
  );
  expect(await world.call(buyer, "GET", "/bookings?cursor=nonsense"), 422, "validation_failed");
  expect(await world.call(buyer, "GET", "/bookings?limit=101"), 422, "validation_failed");

  const manager = await world.person({ memberships: { [HOUSE]: "manager" } });
  const scanner = await world.person({ memberships: { [HOUSE]: "scanner" } });
  const list = `/bookings?organization_id=${HOUSE}&limit=100`;
  assert.ok(
    expect(await world.call(manager, "GET", list), 200).body.items.some(
      (one: { id: string }) => one.id === made[0],
    ),
  );
  expect(await world.call(scanner, "GET", list), 403, "forbidden");
  expect(await world.call(buyer, "GET", list), 404, "not_found");
  expect(await world.read(manager, made[0]!), 200);
  expect(await world.read(scanner, made[0]!), 403, "forbidden");
});
