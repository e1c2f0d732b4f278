import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { arrive, book, mailsTo, someAddress } from "../../test/buyer.ts";
import { type Counter, openCounter } from "../../test/counter.ts";
import { eventually, type Json } from "../../test/doors.ts";
import { assertAccessible, meanwhile, openShop, type Shop } from "./shop.ts";

let shop: Shop;
let counter: Counter;
before(async () => {
  shop = await openShop();
  counter = await openCounter(shop.foyer, shop.stage);
  await eventually(shop.foyer, async () =>
    assert.equal((await shop.foyer.call("/search?q=shirt")).body.items.length, 1),
  );
});
after(async () => {
  const complaints = shop?.complaints ?? [];
  await shop?.[Symbol.asyncDispose]();
  assert.deepEqual(complaints, [], "no page complained in the console");
});

test("a place, a haircut and two shirts in one basket, paid once", async () => {
  const page = await shop.visit();
  const email = someAddress("maya");
  await page.goto(`/events/${shop.slug}/seats`);
  await page.getByText("Live", { exact: true }).waitFor();
  await page
    .getByRole("gridcell", { name: /including fees$/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Continue" }).waitFor();

  await page.getByRole("link", { name: "Shop" }).first().click();
  await page.getByRole("link", { name: "Festival T-shirt" }).click();
  await page.getByRole("button", { name: "L", exact: true }).click();
  await page.getByRole("button", { name: "Add to basket" }).click();
  await page.getByRole("button", { name: "One more" }).click();
  await page.getByText("3 things in your basket").waitFor();

  await page.goto(`/products/${counter.haircut.slug}`);
  await page
    .getByRole("button", { name: /many times$/ })
    .last()
    .click();
  await page.getByRole("radio", { name: /^Brian/ }).check();
  // Late on the last day of a month the hour matters: whichever is free.
  await page.locator(".slotgrid button:not([aria-disabled=true])").last().click();
  await page.getByText("Haircut with Brian").waitFor();
  await page.getByRole("button", { name: "Add to basket" }).click();
  await page.getByText("4 things in your basket").waitFor();
  await page.getByRole("link", { name: "Continue" }).click();

  await page.waitForURL(/\/checkout\//);
  await page.getByRole("complementary", { name: "Your order" }).getByText("Brian").waitFor();
  await assertAccessible(page, "checkout of a mixed basket");
  await page.getByLabel("Name").fill("Maya Lindqvist");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Succeeds" }).click();
  await page.getByRole("button", { name: /^Buy now, pay/ }).click();
  await meanwhile(shop, () => page.getByRole("heading", { name: /Maya/ }).waitFor());
  const [mail] = await eventually(shop.foyer, async () => {
    const mails = await mailsTo(shop.foyer, email);
    assert.equal(mails.length, 1);
    return mails;
  });
  assert.ok(mail.attachments.some(({ filename }: Json) => filename.endsWith(".ics")));
  await page.getByText("Festival T-shirt").first().waitFor();
  await assertAccessible(page, "a booking of several kinds");
});

test("a time that somebody else takes meanwhile is said, and nothing is held", async () => {
  const page = await shop.visit();
  await page.goto(`/products/${counter.yoga.slug}`);
  await page
    .getByRole("button", { name: /times$/ })
    .last()
    .click();
  await page.locator(".slotgrid button").first().click();
  await page.getByRole("button", { name: "Add to basket" }).waitFor();
  // Whichever day it was: every lesson of the month is full now.
  const other = await arrive(shop.foyer);
  for (let days = 0; days < 31; days++)
    for (const { start_time } of await counter.times(counter.yoga, days))
      await book(shop.foyer, other, [counter.lesson(start_time, 12)]);
  await page.getByRole("button", { name: "Add to basket" }).click({ force: true });
  // The page hears of it by itself, or by trying.
  await page
    .getByText(/This time could not be held|Somebody has just taken this time/)
    .first()
    .waitFor();
  assert.equal(await page.getByText(/in your basket/).count(), 0);
});

test("every page of it can be used by everybody, in the dark on the smallest phone", async () => {
  const page = await shop.visit({ colorScheme: "dark", viewport: { width: 320, height: 800 } });
  for (const [path, words] of [
    ["/shop", /^Next free/],
    [`/products/${counter.shirt.slug}`, "Festival T-shirt"],
    [`/products/${counter.haircut.slug}`, /^Free until someone takes it/],
  ] as const) {
    await page.goto(path);
    await page.getByText(words).first().waitFor();
    await assertAccessible(page, path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false, `${path} scrolls sideways`);
  }
  await page.close();
});
