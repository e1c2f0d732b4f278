import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import {
  appointments,
  basket,
  everyDay,
  freeTimes,
  goods,
  inDays,
  openShop,
  product,
  type Shop,
  slot,
  stockOf,
} from "./shop.ts";

let shop: Shop;
before(async () => {
  shop = await openShop();
});
after(() => shop.harness.stop());

type Options = Parameters<Shop["call"]>[2];
const own = (method: string, path: string, options: Options = {}) =>
  shop.call(method, path, { authorization: shop.owner.authorization, ...options });
const put = (path: string, version: number, body: Record<string, unknown>) =>
  own("PUT", path, { body, headers: { "if-match": `"${version}"` } });
const pointersOf = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer);

test("a product as everybody sees it, by id and by slug", async () => {
  const slug = `shirt-${newId()}`;
  const shirt = await goods(shop, {
    slug,
    name: "Festival T-shirt",
    variants: [
      { sku: `s-${slug}`, options: { size: "S" }, stock: 5 },
      { sku: `m-${slug}`, options: { size: "M" }, price_amount: 2_000, stock: 7 },
    ],
  });
  const { status, body, headers } = await shop.call("GET", `/products/${slug}`);
  assert.equal(status, 200);
  assert.deepEqual(body, (await shop.call("GET", `/products/${shirt.id}`)).body);
  assert.equal(headers.get("etag"), '"1"');
  assert.deepEqual(
    [body.slug, body.type, body.price_amount, body.from_price_amount, body.tax_basis_points, body.providers],
    [slug, "product", 1_800, 1_800, 2_300, []],
  );
  assert.equal("duration_minutes" in body, false);
  assert.deepEqual(
    body.variants.map(({ options, price_amount, stock }: Record<string, unknown>) => [
      options,
      price_amount,
      stock,
    ]),
    [
      [{ size: "S" }, 1_800, 5],
      [{ size: "M" }, 2_000, 7],
    ],
  );
  const cut = await appointments(shop);
  assert.deepEqual([cut.type, cut.duration_minutes, cut.providers.length], ["service", 30, 1]);
  assert.deepEqual([cut.variants.length, cut.variants[0].stock], [1, null]);
});

test("what one writes is the organization's: strangers see nothing, members without the right are refused", async () => {
  const draft = await goods(shop, { status: "DRAFT" });
  const stranger = await shop.auth.person({ memberships: { [newId()]: "owner" } });
  const viewer = await shop.auth.person({ memberships: { [shop.organization_id]: "viewer" } });
  const as = (person: { authorization: string }) => ({ authorization: person.authorization });
  assert.equal((await shop.call("GET", `/products/${draft.id}`)).status, 404);
  assert.equal((await shop.call("GET", `/products/${draft.slug}`, as(stranger))).status, 404);
  assert.equal((await shop.call("GET", `/products/${draft.id}`, as(viewer))).status, 200);
  const change = { body: { name: "Mine" }, headers: { "if-match": '"1"' } };
  assert.equal((await shop.call("PUT", `/products/${draft.id}`, change)).status, 401);
  assert.equal((await shop.call("PUT", `/products/${draft.id}`, { ...change, ...as(stranger) })).status, 404);
  assert.equal((await shop.call("PUT", `/products/${draft.id}`, { ...change, ...as(viewer) })).status, 403);
  assert.equal(
    (await shop.call("DELETE", `/products/${draft.id}`, { ...change, body: undefined, ...as(stranger) }))
      .status,
    404,
  );
  const stock = `/products/${draft.id}/variants/${draft.variants[0].id}/stock`;
  const count = { body: { change: 1 }, headers: { "idempotency-key": newId() } };
  assert.equal((await shop.call("POST", stock, { ...count, ...as(viewer) })).status, 403);
  assert.equal(
    (
      await shop.call(
        "GET",
        `/products/${draft.id}/appointments?from=2027-01-01T00:00:00Z&to=2027-01-02T00:00:00Z`,
        as(stranger),
      )
    ).status,
    404,
  );
  const listed = await shop.call("GET", `/products?organization_id=${shop.organization_id}&limit=100`);
  assert.equal(
    listed.body.items.some(({ id }: { id: string }) => id === draft.id),
    false,
  );
  const seen = await own("GET", `/products?organization_id=${shop.organization_id}&limit=100`);
  assert.equal(
    seen.body.items.some(({ id }: { id: string }) => id === draft.id),
    true,
  );
});

test("bad input is pointed at", async () => {
  const post = (body: Record<string, unknown>) => own("POST", "/products", { body });
  const service = {
    type: "service",
    organization_id: shop.organization_id,
    name: "Haircut",
    price_amount: 100,
    price_currency: "EUR",
    tax_basis_points: 0,
    venue: { name: "A", city: "B" },
    time_zone: "Europe/Dublin",
    duration_minutes: 30,
  };
  const { duration_minutes: _none, ...product_fields } = service;
  const sku = newId();
  for (const [body, ...pointers] of [
    [{ ...service, time_zone: "Mars/Base" }, "/time_zone"],
    [{ ...service, price_amount: -1 }, "/price_amount"],
    [{ ...service, stock: 3 }, "/stock"],
    [
      { ...service, schedule: { weekly: [{ weekday: 8, from: "09:61", to: "10:00" }] } },
      "/schedule/weekly/0/weekday",
      "/schedule/weekly/0/from",
    ],
    [
      { ...service, schedule: { weekly: [{ weekday: 1, from: "11:00", to: "10:00" }] } },
      "/schedule/weekly/0/to",
    ],
    [{ ...service, provider_ids: [newId()] }, "/provider_ids/0"],
    [{ ...service, category_id: newId() }, "/category_id"],
    [{ ...service, variants: [{ sku, stock: 1 }] }, "/variants/0/stock"],
    [{ ...product_fields, type: "product", variants: [{ sku }, { sku }] }, "/variants/1/sku"],
    [{ ...product_fields, type: "product", duration_minutes: 30 }, "/duration_minutes"],
  ] as [Record<string, unknown>, ...string[]][]) {
    const answer = await post(body);
    assert.equal(answer.status, 422, JSON.stringify(body));
    assert.deepEqual([answer.body.code, pointersOf(answer.body)], ["validation_failed", pointers]);
  }
  const taken = await goods(shop);
  assert.deepEqual(pointersOf((await post({ ...service, slug: taken.slug })).body), ["/slug"]);
  const mine = await post({ ...product_fields, type: "product", variants: [{ sku: taken.variants[0].sku }] });
  assert.deepEqual(pointersOf(mine.body), ["/variants"]);
});

test("a change wants the version it changes; known SKUs keep their stock, others are no longer sold", async () => {
  const mug = await goods(shop, {
    variants: [
      { sku: `a-${newId()}`, stock: 3 },
      { sku: `b-${newId()}`, stock: 4 },
    ],
  });
  const [a, b] = mug.variants;
  assert.equal((await own("PUT", `/products/${mug.id}`, { body: { name: "Cup" } })).status, 428);
  const one = basket(shop);
  await one.hold([product(mug, 2, { variant_id: a.id })]);
  const changed = await put(`/products/${mug.id}`, 1, {
    name: "Cup",
    price_amount: 900,
    variants: [
      { sku: a.sku, stock: 99 },
      { sku: `c-${newId()}`, stock: 1 },
    ],
  });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  assert.deepEqual(
    changed.body.variants.map(({ stock, price_amount }: Record<string, unknown>) => [stock, price_amount]),
    [
      [1, 900],
      [1, 900],
    ],
  );
  assert.equal((await put(`/products/${mug.id}`, 1, { name: "Bowl" })).status, 412);
  await assert.rejects(basket(shop).hold([product(mug, 1, { variant_id: b.id })]));
  await one.release();
  assert.equal(await stockOf(shop, mug), 3 + 4 + 1);
  const events = await shop.rows("select type from outbox where subject = $1 order by position", mug.id);
  assert.deepEqual(
    events.map(({ type }) => type),
    ["product.created", "product.updated"],
  );
});

test("goods are counted in and out, once a key, and never below zero", async () => {
  const mug = await goods(shop);
  const path = `/products/${mug.id}/variants/${mug.variants[0].id}/stock`;
  const headers = { "idempotency-key": newId() };
  const twice = [
    await own("POST", path, { body: { change: 5 }, headers }),
    await own("POST", path, { body: { change: 5 }, headers }),
  ];
  assert.deepEqual(
    twice.map(({ body }) => body.stock),
    [8, 8],
  );
  const out = await own("POST", path, { body: { change: -9 }, headers: { "idempotency-key": newId() } });
  assert.deepEqual([out.status, pointersOf(out.body)], [422, ["/change"]]);
});

test("taken off sale for good: nobody can buy it, what is sold stays, what is held may be paid", async () => {
  const mug = await goods(shop);
  const one = basket(shop);
  await one.hold([product(mug)]);
  const gone = await own("DELETE", `/products/${mug.id}`, { headers: { "if-match": '"1"' } });
  assert.equal(gone.status, 204);
  assert.equal((await shop.call("GET", `/products/${mug.id}`)).status, 404);
  await assert.rejects(basket(shop).hold([product(mug)]));
  await one.commit();
  assert.equal((await own("DELETE", `/products/${mug.id}`, { headers: { "if-match": '"2"' } })).status, 404);
});

test("categories are a tree: products are found in it and below it, and it has no rings", async () => {
  const { organization_id } = shop;
  const make = (slug: string, parent_id: string | null = null) =>
    shop.make("/categories", { organization_id, slug, name: slug, parent_id });
  const wellness = await make("wellness");
  const hair = await make("hair", wellness.id);
  const beard = await make("beard", hair.id);
  assert.deepEqual(beard.path, ["wellness", "hair", "beard"]);
  const shave = await goods(shop, { category_id: beard.id, tags: ["late"] });
  const found = await shop.call("GET", "/products?category=wellness");
  assert.deepEqual(
    found.body.items.map(({ id, category }: Record<string, unknown>) => [id, category]),
    [[shave.id, "beard"]],
  );
  assert.equal((await shop.call("GET", "/products?category=wellness&tag=early")).body.items.length, 0);
  const ring = await put(`/categories/${wellness.id}`, 1, { parent_id: beard.id });
  assert.deepEqual([ring.status, pointersOf(ring.body)], [422, ["/parent_id"]]);
  const first = await shop.call("GET", `/categories?organization_id=${organization_id}&limit=2`);
  assert.deepEqual(
    first.body.items.map(({ slug }: Record<string, unknown>) => slug),
    ["wellness", "hair"],
  );
  const second = await shop.call(
    "GET",
    `/categories?organization_id=${organization_id}&limit=2&cursor=${first.body.next_cursor}`,
  );
  assert.deepEqual(second.body, { items: [{ ...beard }], next_cursor: null });
  const remove = (id: string) => own("DELETE", `/categories/${id}`, { headers: { "if-match": '"1"' } });
  assert.equal((await remove(hair.id)).status, 409);
  assert.equal((await put(`/categories/${beard.id}`, 1, { parent_id: null })).status, 200);
  assert.equal((await remove(hair.id)).status, 204);
});

test("free times: what is taken is gone, exceptions count, the past does not, and the range is limited", async () => {
  const providers = [await shop.provider("Aoife"), await shop.provider("Brian")];
  const closed = inDays(shop, 4).slice(0, 10);
  const cut = await appointments(shop, {
    time_zone: "UTC",
    provider_ids: providers,
    schedule: {
      weekly: everyDay({ from: "10:00", to: "11:00" }),
      exceptions: [{ date: closed, windows: [], provider_ids: [providers[0]] }],
    },
  });
  await basket(shop).hold([slot(cut, inDays(shop, 3), { provider_id: providers[0]! })]);
  const day = (days: number) => [inDays(shop, days, "00:00"), inDays(shop, days, "23:59")] as const;
  const seen = async (days: number, more = "") =>
    (await freeTimes(shop, cut, ...day(days), more)).map(({ start_time, provider_id }) => [
      start_time.slice(11, 16),
      providers.indexOf(provider_id),
    ]);
  assert.deepEqual(await seen(3), [
    ["10:00", 1],
    ["10:30", 0],
    ["10:30", 1],
  ]);
  assert.deepEqual(await seen(4), [
    ["10:00", 1],
    ["10:30", 1],
  ]);
  assert.deepEqual(await seen(3, `&provider_id=${providers[0]}`), [["10:30", 0]]);
  assert.deepEqual(await seen(3, "&limit=1"), [["10:00", 1]]);
  const all = await freeTimes(shop, cut, ...day(3), "&taken=true");
  assert.deepEqual(
    all.map(({ remaining }) => remaining),
    [0, 1, 1, 1],
    "the one that is held too, in its place",
  );
  assert.deepEqual(await seen(3, "&quantity=2"), []);
  assert.deepEqual(await seen(-3), []);
  const ask = (query: string) => shop.call("GET", `/availability/check?product_id=${cut.id}${query}`);
  assert.deepEqual(pointersOf((await ask("")).body), ["/from", "/to"]);
  const long = await ask(`&from=${inDays(shop, 0)}&to=${inDays(shop, 63)}`);
  assert.deepEqual([long.status, pointersOf(long.body)], [422, ["/to"]]);
  assert.equal((await shop.call("GET", `/availability/check?product_id=${newId()}`)).status, 404);
});

test("a provider who serves or was booked stays; one who does not may go", async () => {
  const [busy, idle] = [await shop.provider(), await shop.provider()];
  await appointments(shop, { provider_ids: [busy] });
  const remove = (id: string) => own("DELETE", `/providers/${id}`, { headers: { "if-match": '"1"' } });
  assert.deepEqual([(await remove(busy)).status, (await remove(idle)).status], [409, 204]);
  const renamed = await put(`/providers/${busy}`, 1, { name: "Dara" });
  assert.deepEqual([renamed.status, renamed.body.name, renamed.body.version], [200, "Dara", 2]);
});

test("a list goes on where it ended", async () => {
  const mine: string[] = [];
  for (let n = 0; n < 3; n++) mine.unshift((await goods(shop, { tags: ["paged"] })).id);
  const ids: string[] = [];
  for (let cursor = ""; ;) {
    const { body } = await shop.call("GET", `/products?tag=paged&limit=2${cursor && `&cursor=${cursor}`}`);
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    if (body.next_cursor === null) break;
    cursor = body.next_cursor;
  }
  assert.deepEqual(ids, mine);
  assert.equal((await shop.call("GET", "/products?cursor=nonsense")).status, 422);
});
