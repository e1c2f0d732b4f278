import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { basket, goods, openShop, outcomes, product, refusal, type Shop, stockOf } from "./shop.ts";

let shop: Shop;
before(async () => {
  shop = await openShop();
});
after(() => shop.harness.stop());

test("of 50 parallel buyers of 3 mugs three win, the others hear that they are sold out", async () => {
  const mug = await goods(shop);
  const result = await outcomes(Array.from({ length: 50 }, () => basket(shop).hold([product(mug)])));
  assert.deepEqual(result, { won: 3, codes: { sold_out: 47 } });
  assert.equal(await stockOf(shop, mug), 0);
  const check = await shop.call("GET", `/availability/check?product_id=${mug.id}`);
  assert.deepEqual(check.body, { available: false, remaining: 0 });
});

test("all of a basket or nothing, and the lines that are missing are named", async () => {
  const [mug, rare] = [await goods(shop), await goods(shop, { variants: [{ sku: newId(), stock: 1 }] })];
  const one = basket(shop);
  await assert.rejects(
    one.hold([product(mug, 2), product(rare, 2, { index: 1 })]),
    refusal("sold_out", "/items/1"),
  );
  assert.deepEqual([await stockOf(shop, mug), await stockOf(shop, rare)], [3, 1]);
  await assert.rejects(
    one.hold([product(mug, 2), product(mug, 2, { index: 1 })]),
    refusal("sold_out", "/items/0", "/items/1"),
  );
});

test("baskets of the same goods in another order end without a deadlock", async () => {
  const things = await Promise.all(
    Array.from({ length: 6 }, () => goods(shop, { variants: [{ sku: newId(), stock: 100 }] })),
  );
  const orders = Array.from({ length: 40 }, (_, n) => (n % 2 ? things : things.toReversed()));
  const result = await outcomes(
    orders.map((order) => basket(shop).hold(order.map((thing, index) => product(thing, 1, { index })))),
  );
  assert.deepEqual(result, { won: 40, codes: {} });
  assert.ok((await Promise.all(things.map((thing) => stockOf(shop, thing)))).every((stock) => stock === 60));
});

test("the same revision has the same answer, an older one is refused, a newer one becomes the basket", async () => {
  const mug = await goods(shop);
  const one = basket(shop);
  const items = [product(mug)];
  const [first, again] = [await one.hold(items), await one.hold(items)];
  assert.deepEqual(again.lines[0], first.lines[0]);
  assert.equal(await stockOf(shop, mug), 2);
  await one.hold([product(mug, 3)], 2);
  assert.equal(await stockOf(shop, mug), 0);
  await assert.rejects(one.hold(items, 1), refusal("stale_revision"));
  await assert.rejects(one.hold([product(mug, 1)], 2), refusal("stale_revision"));
  await one.hold([product(mug, 1)], 3);
  assert.equal(await stockOf(shop, mug), 2);
  await one.release(4);
  await assert.rejects(one.hold(items, 3), refusal("stale_revision"));
  assert.equal(await stockOf(shop, mug), 3);
});

test("a Release that comes before its Reserve is not forgotten", async () => {
  const mug = await goods(shop);
  const one = basket(shop);
  await one.release(2);
  await assert.rejects(one.hold([product(mug)], 1), refusal("stale_revision"));
  assert.equal(await stockOf(shop, mug), 3);
});

test("sold once, given back once", async () => {
  const mug = await goods(shop);
  const one = basket(shop);
  await one.hold([product(mug, 2)]);
  await outcomes(Array.from({ length: 5 }, () => one.commit()));
  assert.equal(await stockOf(shop, mug), 1);
  await assert.rejects(one.hold([product(mug)], 9), refusal("invalid_state"));
  await outcomes(Array.from({ length: 5 }, () => one.release()));
  assert.equal(await stockOf(shop, mug), 3);
  await assert.rejects(one.commit(), refusal("invalid_state"));
});

test("a hold that lapsed takes its goods again if they are there, else it is refused", async () => {
  const mug = await goods(shop);
  const [early, late, last] = [basket(shop), basket(shop), basket(shop)];
  for (const one of [early, late]) await one.hold([product(mug)]);
  for (const one of [early, late]) await one.release();
  assert.equal(await stockOf(shop, mug), 3);
  await last.hold([product(mug, 2)]);
  await early.commit();
  await assert.rejects(late.commit(), refusal("sold_out", "/items/0"));
  assert.equal(await stockOf(shop, mug), 0);
});

test("booking ends a hold; without booking nothing is let go, and what booking never knew lapses", async () => {
  const mug = await goods(shop);
  await basket(shop).hold([product(mug, 3)]);
  const later = async (seconds: number) => {
    shop.harness.clock.advance(seconds * 1000);
    await shop.harness.drain();
    return stockOf(shop, mug);
  };
  shop.hold_state.value = "none";
  assert.equal(await later(601), 0, "the grace is not over");
  shop.hold_state.value = undefined;
  assert.equal(await later(130), 0, "no answer");
  shop.hold_state.value = "open";
  assert.equal(await later(60), 0, "booking keeps it");
  shop.hold_state.value = "none";
  assert.equal(await later(60), 3);
});

test("of an open and a paid basket, what is extended lives longer", async () => {
  const mug = await goods(shop);
  const one = basket(shop);
  await one.hold([product(mug)]);
  const until = new Date(shop.harness.clock.now().getTime() + 3_600_000);
  await shop.inventory.extend({
    holdId: one.hold_id,
    until: { seconds: BigInt(Math.floor(until.getTime() / 1000)), nanos: 0 },
  });
  shop.hold_state.value = "none";
  shop.harness.clock.advance(1_000_000);
  await shop.harness.drain();
  assert.equal(await stockOf(shop, mug), 2);
  await one.release();
  await assert.rejects(
    shop.inventory.extend({ holdId: one.hold_id, until: { seconds: 4_000_000_000n, nanos: 0 } }),
    refusal("invalid_state"),
  );
});

test("what is asked for has to be sold here", async () => {
  const shirt = await goods(shop, {
    variants: [
      { sku: newId(), options: { size: "S" }, stock: 5 },
      { sku: newId(), options: { size: "M" }, price_amount: 2_000, stock: 5 },
    ],
  });
  const medium = shirt.variants[1];
  const { lines } = await basket(shop).hold([product(shirt, 2, { variant_id: medium.id })]);
  assert.deepEqual(
    [
      lines[0]!.title,
      lines[0]!.subtitle,
      lines[0]!.unitPriceAmount,
      lines[0]!.taxBasisPoints,
      lines[0]!.startTime,
    ],
    ["Gift mug", "M", 2_000n, 2_300, undefined],
  );
  const draft = await goods(shop, { status: "DRAFT" });
  for (const [item, code] of [
    [product(shirt), "variant_required"],
    [product(shirt, 1, { variant_id: newId() }), "not_found"],
    [product({ id: newId() }), "not_found"],
    [product(draft), "not_found"],
    [product(shirt, 101, { variant_id: medium.id }), "out_of_range"],
  ] as const)
    await assert.rejects(basket(shop).hold([item]), (error: unknown) => {
      assert.ok(error instanceof AppError);
      assert.deepEqual([error.code, error.errors[0]?.code], ["validation_failed", code]);
      return true;
    });
});

test("the stock is told as it changes, in the order of the changes", async () => {
  const mug = await goods(shop);
  const one = basket(shop);
  await one.hold([product(mug, 2)]);
  await one.release();
  const events = await shop.rows(
    "select event->'data'->'stock' as stock from outbox where type = 'product.stock_changed' and subject = $1 order by position",
    mug.variants[0].id,
  );
  assert.deepEqual(
    events.map(({ stock }) => stock),
    [1, 3],
  );
});
