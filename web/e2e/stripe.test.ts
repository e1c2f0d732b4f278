import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { someAddress } from "../../test/buyer.ts";
import { assertAccessible, meanwhile, openShop, type Shop } from "./shop.ts";
import { standInForStripe, stripeCalls } from "./stripe-stand-in.ts";

const KEY = "pk_test_of_a_real_account";

let shop: Shop;
before(async () => {
  shop = await openShop({
    settings: { stripe_publishable_key: KEY, stripe_api_url: "https://api.stripe.com" },
    others: /^https:\/\/(js|api)\.stripe\.com\//,
  });
});
after(async () => {
  const complaints = shop?.complaints ?? [];
  await shop?.[Symbol.asyncDispose]();
  assert.deepEqual(complaints, [], "no page complained in the console");
});

async function toCheckout(page: Page, name: string): Promise<string> {
  const email = someAddress(name);
  await page.goto(`/events/${shop.slug}/seats`);
  await page.getByText("Live", { exact: true }).waitFor();
  await page
    .getByRole("gridcell", { name: /including fees$/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Continue" }).click();
  await page.getByLabel("Name").fill("Maya Lindqvist");
  await page.getByLabel("E-mail").fill(email);
  return email;
}

const number = (page: Page) => page.frameLocator("iframe").getByLabel("Card number");
/** Until Stripe says that it is ready, its place has no height. */
const isReady = (page: Page) => page.locator(".element > div:not(.h-0) > iframe").waitFor();
async function typeNumber(page: Page, digits: string): Promise<void> {
  await isReady(page);
  await number(page).fill(digits);
}
const pay = (page: Page) => page.getByRole("button", { name: /^Buy now, pay/ }).click();
const isGoing = (page: Page) =>
  meanwhile(shop, () => page.getByRole("heading", { name: "You are going, Maya" }).waitFor());

test("with a key of Stripe's, its Payment Element takes the card, by documented calls only", async () => {
  const page = await shop.visit();
  await standInForStripe(page, shop.foyer.sandbox);
  const email = await toCheckout(page, "element");
  await isReady(page);
  await assertAccessible(page, "checkout with Stripe's element");
  assert.equal(await page.locator("input[autocomplete^=cc-]").count(), 0, "no field of ours takes a card");

  await pay(page);
  await page.getByRole("button", { name: "Your card number is incomplete." }).click();
  await typeNumber(page, "4242424242424242");
  await page.getByRole("button", { name: "Your card number is incomplete." }).waitFor({ state: "detached" });
  await pay(page);
  await isGoing(page);

  // The frame goes with the page, a moment after the next one is seen.
  await page.waitForFunction(
    () =>
      (globalThis as unknown as { stripeCalls: { call: string }[] }).stripeCalls.at(-1)?.call ===
      "element.destroy",
  );
  const calls = await stripeCalls(page);
  const made = (name: string) => calls.filter(({ call }) => call === name).map((call) => call.with);
  assert.deepEqual(made("Stripe"), [[KEY]], "one instance");
  const [[options]] = made("stripe.elements") as [
    [{ amount: number; appearance: { theme: string; variables: Record<string, string> } }],
  ];
  const { appearance, amount, ...rest } = options;
  assert.deepEqual(rest, {
    mode: "payment",
    currency: "eur",
    allowedPaymentMethodTypes: ["card"],
    locale: "en",
  });
  assert.ok(Number.isInteger(amount) && amount > 0);
  assert.equal(appearance.theme, "stripe");
  assert.equal(
    appearance.variables["colorBackground"],
    "#ffffff",
    "our colours, in a form that Stripe reads",
  );
  assert.deepEqual(made("elements.create"), [
    ["payment", { fields: { billingDetails: { name: "never", email: "never" } } }],
  ]);
  assert.deepEqual(made("element.mount"), [["DIV"]]);
  assert.equal(made("elements.submit").length, 2);
  const [[confirmed]] = made("stripe.confirmPayment") as [[{ clientSecret: string }]];
  const { clientSecret, ...how } = confirmed;
  assert.match(clientSecret, /^pi_\w+_secret_\w+$/);
  const bookingId = /[0-9a-f-]{36}/.exec(page.url())![0];
  assert.deepEqual(how, {
    confirmParams: {
      return_url: `${shop.url}/checkout/${bookingId}/return`,
      payment_method_data: { billing_details: { name: "Maya Lindqvist", email } },
    },
    redirect: "if_required",
  });
  const order = calls.map(({ call }) => call);
  assert.ok(order.indexOf("elements.submit") < order.indexOf("stripe.confirmPayment"));
  await page.context().close();
});

test("a card that the bank refuses leaves everything as it was; the look follows the page", async () => {
  const page = await shop.visit({ viewport: { width: 390, height: 844 }, locale: "de-DE" });
  await standInForStripe(page, shop.foyer.sandbox);
  await page.goto(`/events/${shop.slug}/seats`);
  await page
    .getByRole("gridcell", { name: /Gebühren$/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Weiter" }).click();
  await page.getByLabel("Name").fill("Maya Lindqvist");
  await page.getByLabel("E-Mail").fill(someAddress("refused"));
  await typeNumber(page, "4000000000009995");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByRole("button", { name: /^Zahlungspflichtig bestellen/ }).click();
  await page.getByText("nicht genug Geld", { exact: false }).waitFor();
  await assertAccessible(page, "refused at Stripe");
  assert.equal(await number(page).inputValue(), "4000000000009995");
  const calls = await stripeCalls(page);
  const options = calls.find(({ call }) => call === "stripe.elements")!.with[0] as { locale: string };
  assert.equal(options.locale, "de");
  const looks = calls.flatMap(({ call, with: [given] }) => {
    const { appearance } = (given ?? {}) as { appearance?: { theme: string } };
    return call === "elements.update" && appearance ? [appearance.theme] : [];
  });
  assert.equal(looks.at(-1), "night");
  await page.context().close();
});

test("3-D Secure in another place: the way back tells how it went", async () => {
  const page = await shop.visit();
  await standInForStripe(page, shop.foyer.sandbox);
  await toCheckout(page, "secure");
  await typeNumber(page, "4000002760003184");
  await pay(page);
  await page.locator("button[name=result][value=fail]").click();
  await page.getByText("Your bank did not recognize you", { exact: false }).waitFor();
  await typeNumber(page, "4000002760003184");
  // By keyboard: this browser loses the first press of the mouse outside a frame that came after a way through
  // another origin, before any of our code hears of it.
  await page.getByRole("button", { name: /^Buy now, pay/ }).press("Enter");
  await page.locator("button[name=result][value=complete]").click();
  await isGoing(page);
  assert.ok(!page.url().includes("secret"), "Stripe's secrets are not left in the address");
  await page.context().close();
});

test("without Stripe.js nothing can be paid, and the page says why and tries again", async () => {
  const page = await shop.visit();
  await standInForStripe(page, shop.foyer.sandbox);
  await page.route("https://js.stripe.com/**", (route) => route.abort());
  await toCheckout(page, "blocked");
  await page.getByRole("alert").getByText("The card form did not load").waitFor();
  await pay(page);
  await page.getByRole("button", { name: "The card form is not there yet" }).waitFor();
  await assertAccessible(page, "no Stripe.js");
  shop.complaints.splice(0); // The browser itself says that the script did not load.
  await page.unroute("https://js.stripe.com/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await typeNumber(page, "4242424242424242");
  await pay(page);
  await isGoing(page);
  await page.context().close();
});
