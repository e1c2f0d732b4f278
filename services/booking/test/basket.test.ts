import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { type Answer, expect, type Person, product, seat, toyWorld, type World } from "./toy-world.ts";

let world: World;
before(async () => {
  world = await toyWorld();
});
after(() => world[Symbol.asyncDispose]());

const replace = (
  person: Person,
  { body, etag }: Pick<Answer, "body" | "etag">,
  items: object[],
  headers: Record<string, string> = { "if-match": etag! },
) => world.call(person, "PUT", `/bookings/${body.id}/items`, { items }, headers);
const row = async (id: string) =>
  (await world.context.db.query({ name: "", text: "select * from bookings where id = $1", values: [id] }))
    .rows[0];
const openTasks = async (key: string) =>
  (
    await world.context.db.query({ name: "", text: "select kind from tasks where key = $1", values: [key] })
  ).rows.map(({ kind }) => kind);

test("the basket becomes exactly this; the clock goes on; payment hears of a new price", async () => {
  const buyer = await world.person();
  const [a, b] = [world.ticket.sell(), world.ticket.sell()];
  const mug = world.catalog.sell({ stock: 3, price_amount: 900 });
  const one = await world.hold(buyer, [seat(a)]);
  world.harness.clock.advance(5_000);
  world.reprices.length = 0;
  const [item] = one.body.items;
  const wanted = {
    type: "place",
    performance_id: item.performance_id,
    place_id: a,
    ticket_type_id: item.ticket_type_id,
  };
  const two = expect(await replace(buyer, one, [wanted, seat(b), product(mug, 2)]), 200);
  assert.deepEqual(
    [two.body.price_amount, two.body.version, two.etag, two.body.expires_at],
    [6_800, 2, '"2"', one.body.expires_at],
  );
  assert.equal(two.body.items[0].id, item.id, "an item that stays is the same item");
  assert.deepEqual(world.reprices, [6_800]);
  assert.deepEqual([world.ticket.gone(a), world.ticket.gone(b), world.catalog.gone(mug)], [1, 1, 2]);

  const three = expect(await replace(buyer, two, [seat(b)]), 200);
  await world.harness.drain();
  assert.deepEqual([world.ticket.gone(a), world.ticket.gone(b), world.catalog.gone(mug)], [0, 1, 0]);
  assert.deepEqual(expect(await world.read(buyer, three.body.id), 200).body, three.body);
  assert.deepEqual(await openTasks(three.body.id), []);
});

test("checks come in the order 404, 428, 412, 409; an empty basket is 422", async () => {
  const buyer = await world.person();
  const stranger = await world.person();
  const place = world.ticket.sell();
  const held = await world.hold(buyer, [seat(place)]);
  expect(await replace(stranger, held, [seat(place)], {}), 404, "not_found");
  expect(await replace(buyer, { body: { id: newId() }, etag: null }, [seat(place)], {}), 404, "not_found");
  expect(await replace(buyer, held, [seat(place)], {}), 428, "precondition_required");
  expect(await replace(buyer, held, [seat(place)], { "if-match": '"9"' }), 412, "version_mismatch");
  expect(await replace(buyer, held, []), 422, "validation_failed");
  await world.call(buyer, "POST", `/bookings/${held.body.id}/cancel`, {});
  expect(await replace(buyer, held, [seat(place)]), 412, "version_mismatch");
  expect(await replace(buyer, held, [seat(place)], { "if-match": '"2"' }), 409, "invalid_state");
});

test("two changes at once with the same ETag: one 200, the others 412, and what is held is what is written", async () => {
  for (let round = 0; round < 10; round++) {
    const buyer = await world.person();
    const places = Array.from({ length: 5 }, () => world.ticket.sell());
    const held = await world.hold(buyer, [seat(places[0]!)]);
    const answers = await Promise.all(places.slice(1).map((place) => replace(buyer, held, [seat(place)])));
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 412, 412, 412],
    );
    const winner = answers.findIndex(({ status }) => status === 200) + 1;
    assert.deepEqual(
      places.map((place) => world.ticket.gone(place)),
      places.map((_, n) => (n === winner ? 1 : 0)),
    );
    assert.equal((await world.read(buyer, held.body.id)).body.items[0].place_id, places[winner]);
  }
});

test("a change that is refused does not undo one that is under way", async () => {
  const buyer = await world.person();
  const [mine, better, theirs] = [world.ticket.sell(), world.ticket.sell(), world.ticket.sell()];
  await world.hold(await world.person(), [seat(theirs)]);
  const held = await world.hold(buyer, [seat(mine)]);
  world.ticket.before("reserve", async () => {
    expect(await replace(buyer, held, [seat(theirs)]), 412, "version_mismatch");
  });
  expect(await replace(buyer, held, [seat(better)]), 200);
  assert.deepEqual([world.ticket.gone(mine), world.ticket.gone(better)], [0, 1]);
});

test("a change that was paused for too long changes nothing when it goes on", async () => {
  const buyer = await world.person();
  const [mine, other] = [world.ticket.sell(), world.ticket.sell()];
  const held = await world.hold(buyer, [seat(mine)]);
  world.ticket.before("reserve", async () => {
    world.harness.clock.advance(41_000);
    while ((await row(held.body.id)).change_revision !== null)
      await new Promise((resolve) => setImmediate(resolve));
  });
  expect(await replace(buyer, held, [seat(other)]), 503, "dependency_unavailable");
  await world.harness.drain();
  assert.deepEqual([world.ticket.gone(mine), world.ticket.gone(other)], [1, 0]);
  assert.deepEqual((await world.read(buyer, held.body.id)).body, held.body);
});

test("a refusal leaves the basket as it was, at every owner", async () => {
  const buyer = await world.person();
  const [mine, theirs] = [world.ticket.sell(), world.ticket.sell()];
  const mug = world.catalog.sell({ stock: 3 });
  await world.hold(await world.person(), [seat(theirs)]);
  const held = await world.hold(buyer, [seat(mine)]);
  expect(await replace(buyer, held, [seat(theirs)]), 409, "seat_taken");
  // Catalog says yes before ticket says no: its hold goes back to nothing.
  expect(await replace(buyer, held, [product(mug), seat(theirs)]), 409, "seat_taken");
  assert.deepEqual([world.ticket.gone(mine), world.catalog.gone(mug)], [1, 0]);
  assert.deepEqual((await world.read(buyer, held.body.id)).body, held.body);
  assert.deepEqual(await openTasks(held.body.id), []);
  expect(await replace(buyer, held, [seat(mine)]), 200);
});

test("payment refuses: 409 or 503, and the old basket stays held", async () => {
  const buyer = await world.person();
  const [a, b] = [world.ticket.sell(), world.ticket.sell({ price_amount: 9_000 })];
  const held = await world.hold(buyer, [seat(a)]);
  world.repriceFails(new AppError("failed_precondition", "payment_in_progress", { detail: "Moving." }));
  expect(await replace(buyer, held, [seat(b)]), 409, "payment_in_progress");
  world.repriceFails(new AppError("unavailable", "dependency_unavailable", { detail: "Away." }));
  expect(await replace(buyer, held, [seat(b)]), 503, "dependency_unavailable");
  assert.deepEqual([world.ticket.gone(a), world.ticket.gone(b)], [1, 0]);
  assert.deepEqual((await world.read(buyer, held.body.id)).body, held.body);
});

test("payment stays away: the old seat is held, no version is wrong, and soon after it is back all is as before", async () => {
  const buyer = await world.person();
  const [a, b] = [world.ticket.sell(), world.ticket.sell({ price_amount: 9_000 })];
  const held = await world.hold(buyer, [seat(a)]);
  const away = (times: number) => {
    for (let n = 0; n < times; n++)
      world.repriceFails(new AppError("unavailable", "dependency_unavailable", { detail: "Away." }));
  };
  away(3);
  expect(await replace(buyer, held, [seat(b)]), 503, "dependency_unavailable");
  assert.deepEqual([world.ticket.gone(a), world.ticket.gone(b)], [1, 0]);
  expect(await replace(buyer, held, [seat(b)]), 503, "dependency_unavailable");
  const changed = expect(await replace(buyer, held, [seat(b)]), 200);
  assert.deepEqual([world.ticket.gone(a), world.ticket.gone(b)], [0, 1]);
  expect(await replace(buyer, changed, [seat(a)]), 200);

  away(3);
  const again = await world.read(buyer, held.body.id);
  expect(await replace(buyer, again, [seat(b)]), 503, "dependency_unavailable");
  world.reprices.length = 0;
  for (let n = 0; n < 2; n++) {
    world.harness.clock.advance(2_000);
    await world.harness.drain();
  }
  assert.deepEqual(world.reprices, [2_500], "payment asks for the old price again");
  assert.deepEqual(await openTasks(held.body.id), []);
  expect(await replace(buyer, again, [seat(b)]), 200);
});

test("the process dies between holding the new and writing it: the old basket is held again", async () => {
  const buyer = await world.person();
  const [a, b] = [world.ticket.sell(), world.ticket.sell({ price_amount: 9_000 })];
  const held = await world.hold(buyer, [seat(a)]);
  // As if killed: nothing that comes after the owner's yes happens any more, the putting back included.
  const { db } = world.context;
  world.ticket.before("reserve", async () => {
    world.context.db = { ...db, tx: () => Promise.reject(new Error("the process is dead")) };
  });
  expect(await replace(buyer, held, [seat(b)]), 500, "internal");
  world.context.db = db;
  assert.deepEqual([world.ticket.gone(a), world.ticket.gone(b)], [0, 1]);
  expect(await replace(buyer, held, [seat(a)]), 412, "version_mismatch");
  world.reprices.length = 0;
  world.harness.clock.advance(41_000);
  await world.harness.drain();
  assert.deepEqual([world.ticket.gone(a), world.ticket.gone(b)], [1, 0]);
  assert.deepEqual(world.reprices, [2_500], "payment asks for the old price again");
  expect(await replace(buyer, held, [seat(b)]), 200);
});

test("what a dead change let go and another took: the basket ends before anybody pays for it", async () => {
  const buyer = await world.person();
  const [a, b] = [world.ticket.sell(), world.ticket.sell()];
  const held = await world.hold(buyer, [seat(a)]);
  const { db } = world.context;
  world.ticket.before("reserve", async () => {
    world.context.db = { ...db, tx: () => Promise.reject(new Error("the process is dead")) };
  });
  expect(await replace(buyer, held, [seat(b)]), 500, "internal");
  world.context.db = db;
  expect(await world.hold(await world.person(), [seat(a)]), 201);
  world.harness.clock.advance(41_000);
  await world.harness.drain();
  assert.equal((await world.read(buyer, held.body.id)).body.status, "EXPIRED");
  assert.deepEqual([world.ticket.gone(a), world.ticket.gone(b)], [1, 0]);
});

test("money that comes during a change counts for the basket as it was", async () => {
  const buyer = await world.person();
  const [a, b] = [world.ticket.sell(), world.ticket.sell()];
  const held = await world.hold(buyer, [seat(a)]);
  world.ticket.before("reserve", async () => {
    await world.money("succeeded", held.body.id);
    while ((await row(held.body.id)).settled_at === null)
      await new Promise((resolve) => setImmediate(resolve));
  });
  expect(await replace(buyer, held, [seat(b)]), 409, "payment_in_progress");
  world.harness.clock.advance(1_000);
  await world.harness.drain();
  const { body } = await world.read(buyer, held.body.id);
  assert.deepEqual([body.status, body.items[0].place_id], ["CONFIRMED", a]);
  assert.deepEqual([world.ticket.sold(a), world.ticket.gone(b)], [1, 0]);
});

test("a basket that becomes free tells payment, and confirm then gives 200", async () => {
  const buyer = await world.person();
  const [dear, free] = [world.ticket.sell(), world.ticket.sell({ price_amount: 0 })];
  const held = await world.hold(buyer, [seat(dear)]);
  expect(await world.call(buyer, "POST", `/bookings/${held.body.id}/confirm`, {}), 409, "payment_required");
  world.reprices.length = 0;
  const { body } = expect(await replace(buyer, held, [seat(free)]), 200);
  assert.deepEqual([body.payment_status, body.status, world.reprices], ["NOT_REQUIRED", "PENDING", [0]]);
  assert.equal(
    expect(await world.call(buyer, "POST", `/bookings/${body.id}/confirm`, {}), 200).body.status,
    "CONFIRMED",
  );
});

test("another seller's goods are no part of this booking", async () => {
  const buyer = await world.person();
  const held = await world.hold(buyer, [seat(world.ticket.sell())]);
  const other = world.catalog.sell({ stock: 5, organization_id: newId() });
  expect(await replace(buyer, held, [product(other)]), 422, "validation_failed");
  await world.harness.drain();
  assert.equal(world.catalog.gone(other), 0);
});

test("extending: from now on, at most 30 minutes in all, never sooner", async () => {
  const buyer = await world.person();
  const place = world.ticket.sell();
  const { body } = await world.hold(buyer, [seat(place)]);
  const extend = () => world.call(buyer, "POST", `/bookings/${body.id}/extend`);
  const until = async (answer: Answer) =>
    (Date.parse(expect(answer, 200).body.expires_at) - Date.parse(body.created_at)) / 1000;
  world.harness.clock.advance(500_000);
  assert.equal(Math.floor((await until(await extend())) / 10), 110);
  assert.equal(
    world.ticket.hold((await row(body.id)).hold_id)!.until.toISOString(),
    (await world.read(buyer, body.id)).body.expires_at,
  );
  world.harness.clock.advance(500_000);
  await until(await extend());
  world.harness.clock.advance(500_000);
  assert.equal(await until(await extend()), 1_800);
  expect(await extend(), 409, "extend_limit");
  expect(await world.call(await world.person(), "POST", `/bookings/${body.id}/extend`), 404, "not_found");
  world.harness.clock.advance(310_000);
  await world.harness.drain();
  expect(await extend(), 409, "invalid_state");
});

test("metadata: with the version one has seen", async () => {
  const buyer = await world.person();
  const held = await world.hold(buyer, [seat(world.ticket.sell())]);
  const patch = (metadata: unknown, etag?: string) =>
    world.call(buyer, "PATCH", `/bookings/${held.body.id}`, { metadata }, etag ? { "if-match": etag } : {});
  expect(await patch({ a: 1 }), 428, "precondition_required");
  const changed = expect(await patch({ a: 1 }, '"1"'), 200);
  assert.deepEqual([changed.body.metadata, changed.etag], [{ a: 1 }, '"2"']);
  for (const stale of ['"1"', '"1", "3"', "1", "x", '"2'])
    expect(await patch({ a: 2 }, stale), 412, "version_mismatch");
  expect(
    await world.call(
      buyer,
      "PATCH",
      `/bookings/${held.body.id}`,
      { status: "CONFIRMED" },
      { "if-match": '"2"' },
    ),
    422,
    "validation_failed",
  );
  expect(await patch({ a: 2 }, " "), 428, "precondition_required");
  for (const [n, known] of ["2", 'W/"3"', '"9", "4"', "*"].entries())
    assert.equal(expect(await patch({ a: n }, known), 200).body.version, n + 3);
});
