import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Counter, openCounter } from "../../test/counter.ts";
import { eventually, type Json } from "../../test/doors.ts";
import { openShop, type Shop } from "./shop.ts";

let shop: Shop;
let counter: Counter;
before(async () => {
  shop = await openShop();
  counter = await openCounter(shop.foyer, shop.stage);
  await eventually(shop.foyer, async () =>
    assert.equal((await shop.foyer.call("/search")).body.items.length, 5),
  );
});
after(async () => {
  const complaints = shop?.complaints ?? [];
  await shop?.[Symbol.asyncDispose]();
  assert.deepEqual(complaints, [], "no page complained in the console");
});

const read = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${shop.url}${path}`, { headers });
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
};
const dataOf = (html: string): Json[] =>
  [...html.matchAll(/<script data-page type="application\/ld\+json">([^<]*)<\/script>/g)].map(([, json]) =>
    JSON.parse(json!),
  );

test("an event says what it is to search engines and to whoever shows a link, before any script", async () => {
  const { status, text } = await read(`/events/${shop.slug}`);
  assert.equal(status, 200);
  assert.match(text, /<title>The Lantern · Foyer<\/title>/);
  for (const property of ["title", "description", "image", "url"])
    assert.match(text, new RegExp(`<meta data-page property="og:${property}" content="[^"]+"`));
  const { body } = await shop.foyer.call(`/events/${shop.slug}`);
  const data = dataOf(text);
  assert.deepEqual(
    data.map(({ startDate }) => startDate),
    body.performances.map(({ starts_at }: Json) => starts_at),
  );
  assert.deepEqual(
    data.map(({ offers }) => offers.availability.split("/").at(-1)),
    body.performances.map(({ sale_status }: Json) => (sale_status === "not_yet" ? "PreOrder" : "InStock")),
  );
  assert.ok(data.every(({ eventStatus }) => eventStatus === "https://schema.org/EventScheduled"));
  assert.equal((await read("/events/no-such-evening")).status, 404);
  const [product] = dataOf((await read(`/products/${counter.shirt.slug}`)).text);
  assert.deepEqual(
    [product["@type"], product.offers.availability],
    ["Product", "https://schema.org/InStock"],
  );
});

test("a name that would end the block or the attribute stays a name", async () => {
  const { foyer, stage } = shop;
  const name = `</script><script>alert("1")</script> & 'Friends'`;
  const of = `/events/${stage.studio.event_id}`;
  const { body } = await foyer.call(of);
  const put = await foyer.call(of, {
    method: "PUT",
    token: stage.organizer.token,
    headers: { "if-match": `"${body.version}"` },
    body: { name },
  });
  assert.equal(put.status, 200, JSON.stringify(put.body));
  const { text } = await read(`/events/${body.slug}`);
  assert.equal(dataOf(text)[0].name, name);
  assert.doesNotMatch(text, /<script>alert/);
});

test("an address that nobody can take apart is answered like any that is not there", async () => {
  assert.equal((await read("//[", { accept: "text/html" })).status, 200);
});

test("the same as Markdown, and the ways to it", async () => {
  const twin = await read(`/events/${shop.slug}.md`);
  assert.match(twin.type!, /^text\/markdown/);
  assert.match(twin.text, /^# The Lantern\n/);
  assert.match(twin.text, /^- Stalls, .+: \d+\.\d\d EUR$/m);
  assert.equal((await read(`/events/${shop.slug}`, { accept: "text/markdown" })).text, twin.text);
  assert.equal((await read("/events/no-such-evening.md")).status, 404);
  const sitemap = (await read("/sitemap.xml")).text;
  for (const path of [`/events/${shop.slug}`, `/products/${counter.haircut.slug}`])
    assert.ok(sitemap.includes(`${path}</loc>`), path);
  assert.match((await read("/robots.txt")).text, /Disallow: \/checkout\/[^]*Sitemap: http.*\/sitemap\.xml/);
  assert.match((await read("/llms.txt")).text, new RegExp(`/events/${shop.slug}\\.md`));
});

test("the policy lets the data block be, and it goes with its page", async () => {
  const page = await shop.visit();
  await page.goto(`/events/${shop.slug}`);
  await page.getByRole("heading", { name: "The Lantern", level: 1 }).waitFor();
  assert.ok((await page.locator("script[type='application/ld+json']").count()) > 0);
  await page.getByRole("link", { name: "Programme" }).first().click();
  await page.getByRole("searchbox").waitFor();
  await page.waitForFunction(() => !document.querySelector("[data-page]"));
  await page.context().close();
});
