import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { type Counter, openCounter } from "../../test/counter.ts";
import { eventually } from "../../test/doors.ts";
import { assertAccessible, openShop, type Shop } from "./shop.ts";

let shop: Shop;
let counter: Counter;
before(async () => {
  shop = await openShop();
  counter = await openCounter(shop.foyer, shop.stage);
  // Two events, a shirt, a haircut and a class.
  await eventually(shop.foyer, async () =>
    assert.equal((await shop.foyer.call("/search")).body.items.length, 5),
  );
});
after(async () => {
  const complaints = shop?.complaints ?? [];
  await shop?.[Symbol.asyncDispose]();
  assert.deepEqual(complaints, [], "no page complained in the console");
});

/** At one moment the list has the first and none of the second: a list stays until the next one has come. */
async function shows(page: Page, names: string[], noneOf: string[] = []): Promise<void> {
  await page.waitForFunction(
    ([wanted, unwanted]) => {
      const listed = [...document.querySelectorAll(".items h3")].map(({ textContent }) => textContent);
      return (
        wanted!.every((name) => listed.includes(name)) && !unwanted!.some((name) => listed.includes(name))
      );
    },
    [names, noneOf],
  );
}

test("one list of evenings, appointments and things; what is chosen stands in the address", async () => {
  const page = await shop.visit();
  await page.goto("/");
  await shows(page, ["The Lantern", "Festival T-shirt", "Haircut"]);
  await page.getByRole("checkbox", { name: "Appointments" }).check();
  await page.waitForURL(/kind=service/);
  await shows(page, ["Haircut"], ["The Lantern", "Festival T-shirt"]);
  await page
    .getByText(/^Next free/)
    .first()
    .waitFor();
  await page.getByRole("radio", { name: "Free", exact: true }).check();
  await page.getByText("Nothing fits all of this").waitFor();
  await page.getByText("The nearest:").waitFor();
  await assertAccessible(page, "nothing found");
  await page.getByRole("main").getByRole("link", { name: "Without Free" }).click();
  await shows(page, ["Haircut"]);
  // The address alone brings it back.
  await page.goto("/?kind=product&sort=-price");
  await shows(page, ["Festival T-shirt"], ["The Lantern", "Haircut"]);
  await page.goto("/shop");
  await page.waitForURL(/kind=service/);
  await page.getByRole("link", { name: counter.haircut.name }).waitFor();
  await page.context().close();
});

test("the way back leads to the same filters, the same place and the link that was left by", async () => {
  const page = await shop.visit({ viewport: { width: 1280, height: 300 } });
  await page.goto("/?sort=price");
  const link = page.getByRole("link", { name: "Haircut" });
  // What comes later into the list may move it.
  await page
    .getByText(/^Next free/)
    .nth(1)
    .waitFor();
  // Scrolls as far as the click would.
  await link.hover();
  const scrolled = await page.evaluate(() => scrollY);
  assert.ok(scrolled > 0);
  await link.click();
  await page.getByRole("heading", { name: "Haircut", level: 1 }).waitFor();
  await page.goBack();
  await page.waitForFunction(() => document.activeElement?.textContent === "Haircut");
  assert.match(page.url(), /sort=price/);
  await page.waitForFunction((there) => scrollY === there, scrolled);
  await page.context().close();
});

test("by days: every performance on its own", async () => {
  const page = await shop.visit();
  const { body } = await shop.foyer.call(`/events/${shop.slug}`);
  const months = new Set(body.starts.map((at: string) => at.slice(0, 7)));
  for (const month of months) {
    await page.goto(`/?view=days&month=${String(month)}`);
    const dates = body.starts.filter((at: string) => at.startsWith(String(month)));
    await page.getByRole("link", { name: "The Lantern" }).first().waitFor();
    assert.equal(await page.getByRole("link", { name: "The Lantern" }).count(), dates.length);
  }
  await page
    .getByRole("button", { name: /, one event$/ })
    .first()
    .click();
  await page.waitForFunction(() => document.activeElement?.tagName === "H3");
  await assertAccessible(page, "by days");
  await page.context().close();
});
