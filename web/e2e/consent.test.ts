import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { buy, register, someAddress } from "../../test/buyer.ts";
import { assertAccessible, openShop, type Shop } from "./shop.ts";

const PIXEL = "C0FOYERTEST";
/** Stands in for TikTok's script: what it is told stays in the queue. */
const STUB = "window.pixelIsThere = true;";

let shop: Shop;
before(async () => {
  shop = await openShop({
    settings: { tiktok_pixel_id: PIXEL },
    others: /^https:\/\/analytics\.tiktok\.com\//,
  });
});
after(async () => {
  const complaints = shop?.complaints ?? [];
  await shop?.[Symbol.asyncDispose]();
  assert.deepEqual(complaints, [], "no page complained in the console");
});

/** A tab with what it asks of TikTok. */
async function visit(): Promise<{ page: Page; asked: string[] }> {
  const page = await shop.visit();
  const asked: string[] = [];
  await page.route("https://analytics.tiktok.com/**", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/javascript", body: STUB });
  });
  return { page, asked };
}

const strip = (page: Page) => page.getByRole("region", { name: "Your choice about advertising" });

/** Puts a standing place into the basket. @returns what the browser sent */
async function begin(page: Page): Promise<{ attribution?: Record<string, unknown> }> {
  await page.getByRole("link", { name: "Open Studio" }).click();
  await page
    .getByRole("link", { name: /^Choose/ })
    .first()
    .click();
  const held = page.waitForResponse(
    (response) =>
      response.request().method() === "POST" && new URL(response.url()).pathname === "/api/bookings",
  );
  await page.getByRole("button", { name: "One more" }).click();
  return (await held).request().postDataJSON() as { attribution?: Record<string, unknown> };
}

test("nobody is told anything before a yes: neither TikTok nor the house, and a no is kept", async () => {
  const { page, asked } = await visit();
  await page.goto("/?utm_source=tiktok&ttclid=click-1");
  await strip(page).waitFor();
  await assertAccessible(page, "asked for consent");
  await strip(page).getByRole("button", { name: "No, thank you" }).click();
  await strip(page).waitFor({ state: "detached" });
  assert.equal((await begin(page)).attribution, undefined);
  await page.getByRole("button", { name: "Advertising: choose again" }).waitFor();
  assert.equal(await strip(page).count(), 0);
  const kept = await page.evaluate(() => [
    localStorage.getItem("foyer.consent"),
    sessionStorage.getItem("foyer.arrival"),
  ]);
  assert.deepEqual([asked, kept], [[], ["no", null]]);
  await page.context().close();
});

test("after a yes a purchase is told once, under the booking's id, and the way here goes with the next booking", async () => {
  const { foyer, stage } = shop;
  const person = await register(foyer, someAddress("consent"));
  const { booking } = await buy(foyer, person, [stage.seat(stage.seats("stalls", 1)[0]!)]);
  const { page, asked } = await visit();
  await page.goto(`/?utm_source=tiktok&utm_campaign=${"x".repeat(900)}&ttclid=click-2&secret=no`);
  await strip(page).getByRole("button", { name: "Yes, that is fine" }).click();
  await page.waitForFunction(() => "pixelIsThere" in window);
  assert.deepEqual(asked, [`https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=${PIXEL}&lib=ttq`]);
  await page.goto(`/sign-in?back=/bookings/${booking.id}`);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill("plum river 47");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForFunction(() => Number(window.ttq?.length) > 1);
  const calls: unknown[][] = JSON.parse(await page.evaluate(() => JSON.stringify([...(window.ttq ?? [])])));
  const told = calls.filter(([, event]) => event === "CompletePayment");
  assert.deepEqual([told.length, told[0]![3]], [1, { event_id: `purchase-${booking.id}` }]);

  await page.goto("/");
  const { attribution } = await begin(page);
  assert.deepEqual(attribution, {
    utm_source: "tiktok",
    utm_campaign: "x".repeat(200),
    ttclid: "click-2",
    landing_page: `${shop.url}/`,
    consent: true,
  });
  // The script that was loaded is only gone with its page.
  await page.getByRole("button", { name: "Advertising: choose again" }).click();
  await page.waitForFunction(() => window.ttq === undefined);
  await strip(page).waitFor();
  await page.context().close();
});
