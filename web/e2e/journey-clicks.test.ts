import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { arrive, book, someAddress } from "../../test/buyer.ts";
import { type Counter, openCounter } from "../../test/counter.ts";
import { countPresses } from "./presses.ts";
import { assertAccessible, meanwhile, openShop, type Shop } from "./shop.ts";

// How many presses the ways of a basket take. What else people do often is counted where it is walked anyhow:
// seats in purchase.test.ts, refunds in manage.test.ts.

let shop: Shop;
let counter: Counter;
before(async () => {
  shop = await openShop();
  counter = await openCounter(shop.foyer, shop.stage);
});
after(async () => {
  const complaints = shop?.complaints ?? [];
  await shop?.[Symbol.asyncDispose]();
  assert.deepEqual(complaints, [], "no page complained in the console");
});

const removing = (page: Page) => page.getByRole("button", { name: /^Remove / });
const namesOf = (page: Page) =>
  removing(page).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")!));

async function twoSeatsAtCheckout(page: Page): Promise<void> {
  await page.goto(`/events/${shop.slug}/seats`);
  await page.getByRole("button", { name: "Best 2 together" }).click();
  await page.getByRole("link", { name: "Continue" }).click();
  await removing(page).nth(1).waitFor();
}

test("from a service to an appointment that is paid: five presses when the first free time fits", async () => {
  const page = await shop.visit({ viewport: { width: 390, height: 844 } });
  const presses = await countPresses(page);
  await page.goto(`/products/${counter.haircut.slug}`);
  await page.locator(".slotgrid button").first().click();
  await page.getByRole("button", { name: "Add to basket" }).click();
  await page.getByRole("link", { name: "Continue" }).click();
  await page.getByLabel("Name").fill("Maya Lindqvist");
  await page.getByLabel("E-mail").fill(someAddress("clicks"));
  await page.getByRole("button", { name: "Succeeds" }).click();
  await page.getByRole("button", { name: /^Buy now, pay/ }).click();
  await meanwhile(shop, () => page.getByRole("heading", { name: "It is yours, Maya" }).waitFor());
  assert.ok(presses() <= 5, `${presses()} presses`);
  await page.context().close();
});

test("the hold at zero: the same seats again with one press; when somebody has one of them, the other", async () => {
  const { foyer, stage } = shop;
  const page = await shop.visit();
  const presses = await countPresses(page);
  await twoSeatsAtCheckout(page);
  const seats = await namesOf(page);
  const first = new URL(page.url()).pathname;
  const timeIsOver = async () => {
    await foyer.advance(11 * 60_000);
    await meanwhile(shop, () => page.getByRole("alertdialog", { name: "Your time is over" }).waitFor());
  };
  await timeIsOver();
  await assertAccessible(page, "expired");
  const already = presses();
  await page.getByRole("button", { name: "Try to get them again" }).click();
  await page.waitForURL((url) => url.pathname !== first);
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  await removing(page).nth(1).waitFor();
  assert.deepEqual(await namesOf(page), seats);
  assert.equal(presses() - already, 1);

  await timeIsOver();
  await foyer.drain();
  const taken = stage.theatre.places.find(({ row, label }) => seats[0]!.includes(` ${row} ${label},`))!;
  await book(foyer, await arrive(foyer), [stage.seat(taken)]);
  await page.getByRole("button", { name: "Try to get them again" }).click();
  await page.getByText("Not all of them are free any more.").waitFor();
  await assertAccessible(page, "one of two is gone");
  await page.getByRole("button", { name: "Get the others" }).click();
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  await removing(page).nth(1).waitFor({ state: "detached" });
  assert.deepEqual(await namesOf(page), [seats[1]]);
  await page.context().close();
});

test("two tabs have one basket: what one takes out, the other is asked about before it pays", async () => {
  const page = await shop.visit({ viewport: { width: 1280, height: 900 } });
  await twoSeatsAtCheckout(page);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await removing(second).first().click();
  await page.getByRole("alert").getByText("The total has changed").waitFor();
  await assertAccessible(page, "the total has changed");
  const why = page.getByText("Look at the new total first.");
  await why.waitFor();
  await page.getByRole("button", { name: /^Go on with/ }).click();
  await why.waitFor({ state: "detached" });
  await removing(second).nth(1).waitFor({ state: "detached" });
  await removing(second).click();
  await second.getByRole("heading", { name: "Your basket is empty" }).waitFor();
  await page.getByRole("heading", { name: "Your basket is empty" }).waitFor();
  await page.context().close();
});
