import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { eventCancelled, eventPublished, eventUpdated } from "../../../contracts/events/event.ts";
import type { EventType } from "../../../contracts/types/event.ts";
import { newId } from "../../../platform/ids.ts";
import type { Json } from "../../../test/doors.ts";
import { say } from "../../../test/toys/toy-neighbour.ts";
import { appointments, goods, openShop, type Shop } from "./shop.ts";

let shop: Shop;
before(async () => {
  shop = await openShop();
});
after(() => shop.harness.stop());

const find = async (query: string): Promise<Json> => {
  await shop.harness.drain();
  const { status, body } = await shop.call("GET", query);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};
const names = async (query: string): Promise<string[]> =>
  (await find(`/search?${query}`)).items.map(({ name }: Json) => name);

/** Event says that something became of an event. */
async function tell(type: EventType, id: string, name?: string): Promise<void> {
  const at = (days: number) =>
    timestampFromDate(new Date(shop.harness.clock.now().getTime() + days * 86_400_000));
  if (name === undefined) shop.programme.delete(id);
  else
    shop.programme.set(id, {
      id,
      name,
      summaryJson: JSON.stringify({ id, name, slug: name, category: "theatre", from_price_amount: 4_800 }),
      category: "theatre",
      venueName: "Harbour House",
      venueCity: "Cork",
      fromPriceAmount: 4_800n,
      startsAt: [at(5)],
      endsAt: at(6),
    });
  const organization_id = newId();
  await say(shop.harness, "event", type, { event_id: id, organization_id, slug: "x", performance_ids: [] });
}

test("the index follows what is published, changed and called off", async () => {
  const id = newId();
  assert.deepEqual(await names("q=zephyr"), []);
  await tell(eventPublished, id, "Zephyr Nights");
  assert.deepEqual(await names("q=zephyr"), ["Zephyr Nights"]);
  const [item] = (await find("/search?q=zephyr")).items;
  assert.deepEqual([item.kind, item.id, item.from_price_amount], ["event", id, 4_800]);
  await tell(eventUpdated, id, "Mistral Nights");
  assert.deepEqual([await names("q=zephyr"), await names("q=mistral")], [[], ["Mistral Nights"]]);
  await tell(eventCancelled, id);
  assert.deepEqual(await names("q=mistral"), []);
});

test("products and services as they are now; drafts and what is off sale are not found", async () => {
  const mug = await goods(shop, { name: "Quokka mug", tags: ["gift"] });
  const cut = await appointments(shop, { name: "Quokka grooming" });
  const draft = await goods(shop, { name: "Quokka secret", status: "DRAFT" });
  const found = await find("/search?q=quokka&sort=price");
  assert.deepEqual(
    found.items.map((item: Json) => [item.kind, item.id, item.from_price_amount]),
    [mug, cut].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, type }) => [type, id, 1_800]),
  );
  assert.deepEqual(found.facets.kind, [
    { value: "product", count: 1 },
    { value: "service", count: 1 },
  ]);
  assert.deepEqual(
    (await find("/products/search?q=quokka&type=service")).items.map(({ id }: Json) => id),
    [cut.id],
  );
  const change = (of: Json, body: Json) =>
    shop.call("PUT", `/products/${of.id}`, {
      body,
      authorization: shop.owner.authorization,
      headers: { "if-match": '"1"' },
    });
  await change(draft, { status: "PUBLISHED" });
  await change(mug, { status: "DRAFT" });
  assert.deepEqual(await names("q=quokka&kind=product,event"), ["Quokka secret"]);
});

test("built anew: what was lost is found again, what is no more is not", async () => {
  const [event, mug] = [newId(), await goods(shop, { name: "Wombat mug" })];
  await tell(eventPublished, event, "Wombat Nights");
  const gone = await goods(shop, { name: "Wombat ghost" });
  assert.equal((await names("q=wombat")).length, 3);
  await shop.rows("delete from search_documents where id = any($1)", [event, mug.id]);
  await shop.rows("update products set status = 'DRAFT' where id = $1", gone.id);
  const { context } = shop.harness.room("catalog") as { context: { db: Json; tasks: Json } };
  await context.db.tx(async (tx: Json) => context.tasks.ask(tx, "rebuild-search", "all"));
  assert.deepEqual(await names("q=wombat&sort=date"), ["Wombat Nights", "Wombat mug"]);
  const [left] = await shop.rows("select count(*)::int4 as n from search_documents where id = $1", gone.id);
  assert.equal(left!.n, 0);
});

test("odd queries are refused where they are wrong, and harmless where they are not", async () => {
  const wrong: [string, string][] = [
    ["kind=seat", "/kind"],
    ["sort=name", "/sort"],
    ["sort=relevance", "/sort"],
    ["limit=101", "/limit"],
    ["price_max=-1", "/price_max"],
    ["from=tomorrow", "/from"],
    ["from=2027-02-01T00:00:00Z&to=2027-01-01T00:00:00Z", "/to"],
    ["cursor=e30", "/cursor"],
    ["page=2", "/page"],
  ];
  for (const [query, pointer] of wrong) {
    const { status, body } = await shop.call("GET", `/search?${query}`);
    assert.deepEqual([status, body.errors?.map((error: Json) => error.pointer)], [422, [pointer]], query);
  }
  for (const q of ["%00", "'", "%25", "&!|():*", "\u{1F984}", "a".repeat(200)])
    assert.ok([200, 422].includes((await shop.call("GET", `/search?q=${q}`)).status), q);
});
