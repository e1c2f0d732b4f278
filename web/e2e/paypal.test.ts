import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { someAddress } from "../../test/buyer.ts";
import { assertAccessible, meanwhile, openShop, type Shop, tabTo } from "./shop.ts";

let shop: Shop;
before(async () => {
  shop = await openShop();
});
after(async () => {
  const complaints = shop?.complaints ?? [];
  await shop?.[Symbol.asyncDispose]();
  assert.deepEqual(complaints, [], "no page complained in the console");
});

const note = (page: Page, name: string) => page.getByRole("alert").getByText(name);
const isGoing = (page: Page) =>
  meanwhile(shop, () => page.getByRole("heading", { name: "You are going, Maya" }).waitFor());

/** A guest at the checkout, with a seat and their name in the fields. */
async function toCheckout(): Promise<Page> {
  const page = await shop.visit();
  await page.goto(`/events/${shop.slug}/seats`);
  await page.getByRole("button", { name: "Best 2 together" }).click();
  await page.getByText("2 places", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Check out" }).waitFor();
  await page.getByLabel("Name").fill("Maya Lindqvist");
  await page.getByLabel("E-mail").fill(someAddress("maya"));
  return page;
}

const payPal = (page: Page) => page.getByRole("radio", { name: /^PayPal/ });
const payPalIsChosen = (page: Page) => page.getByRole("radio", { name: /^PayPal/, checked: true }).waitFor();
const pay = (page: Page) => page.getByRole("button", { name: /^Buy now, pay/ }).click();
/** What the customer does at PayPal's page. */
async function there(page: Page, button: "Pay now" | "Cancel and return to the shop", funding?: string) {
  await page.getByRole("heading", { name: "Hello Jo, pay now?" }).waitFor();
  if (funding) await page.getByRole("radio", { name: funding }).check();
  await page.getByRole("button", { name: button }).click();
}

test("a guest chooses PayPal, turns back, is declined, and pays in the end", async () => {
  const page = await toCheckout();
  await page.getByLabel("Card number").waitFor();
  await payPal(page).check();
  await page.getByLabel("Card number").waitFor({ state: "hidden" });
  await assertAccessible(page, "checkout with PayPal");
  await pay(page);
  await page.getByRole("heading", { name: "Hello Jo, pay now?" }).waitFor();
  await there(page, "Cancel and return to the shop");

  await note(page, "You came back from PayPal without paying").waitFor();
  await payPalIsChosen(page);
  await assertAccessible(page, "back from PayPal");
  await pay(page);
  await there(page, "Pay now", "A card that will be declined");
  await meanwhile(shop, () => note(page, "PayPal could not take the money").waitFor());

  await pay(page);
  await there(page, "Pay now");
  await isGoing(page);
  await page.context().close();
});

test("without any news of PayPal's, the customer's return is enough", async () => {
  const page = await toCheckout();
  await shop.foyer.outside("/sandbox/faults", {
    method: "PUT",
    body: [{ vendor: "paypal", kind: "drop_webhooks" }],
  });
  await payPal(page).check();
  await pay(page);
  await there(page, "Pay now");
  await isGoing(page);
  await shop.foyer.outside("/sandbox/faults", { method: "PUT", body: [] });
  await page.context().close();
});

test("PayPal takes its time: the page says so, and says whom we ask", async () => {
  const page = await toCheckout();
  await payPal(page).check();
  await pay(page);
  await there(page, "Pay now", "Pays, after a review of 3 seconds");
  await meanwhile(shop, () => page.getByRole("heading", { name: "We are asking PayPal" }).waitFor());
  await shop.foyer.advance(4_000);
  await isGoing(page);
  await page.context().close();
});

test("the choice is made by keyboard, and what was typed of a card stays", async () => {
  const page = await toCheckout();
  await page.getByLabel("Card number").fill("4242 4242");
  await page.getByLabel("E-mail").focus();
  await tabTo(page, /^Card/);
  await page.keyboard.press("ArrowDown");
  await payPalIsChosen(page);
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.getByLabel("Card number").inputValue(), "4242 4242");
  await page.context().close();
});
