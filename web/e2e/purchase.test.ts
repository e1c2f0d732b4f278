import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { arrive, book, mailsTo, someAddress, ticketsOf } from "../../test/buyer.ts";
import { eventually } from "../../test/doors.ts";
import { assertAccessible, meanwhile, openShop, type Shop, tabTo } from "./shop.ts";

let shop: Shop;
before(async () => {
  shop = await openShop();
  // What was published has to be found.
  await eventually(shop.foyer, async () =>
    assert.equal((await shop.foyer.call("/search?q=lantern")).body.items.length, 1),
  );
});
after(async () => {
  // The browser's own line about what was on its way when the network was taken away.
  const complaints = (shop?.complaints ?? []).filter((line) => !line.includes("ERR_INTERNET_DISCONNECTED"));
  await shop?.[Symbol.asyncDispose]();
  assert.deepEqual(complaints, [], "no page complained in the console");
});

const seats = (page: Page) => page.getByRole("gridcell", { name: /including fees$/ });

async function toSeats(page: Page): Promise<void> {
  await page.goto(`/events/${shop.slug}/seats`);
  await page.getByText("Live", { exact: true }).waitFor();
}

async function fillContact(page: Page, email: string, name = "Maya Lindqvist"): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(email);
}

const pay = (page: Page) => page.getByRole("button", { name: /^Buy now, pay/ }).click();
const isGoing = (page: Page) =>
  meanwhile(shop, () => page.getByRole("heading", { name: "You are going, Maya" }).waitFor());

test("a guest finds the evening, takes the two best seats, pays, and has tickets with codes", async () => {
  const page = await shop.visit();
  const email = someAddress("maya");
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Search the programme" }).fill("Lantern");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "The Lantern" }).click();
  await page.getByRole("heading", { name: "The Lantern", level: 1 }).waitFor();
  await assertAccessible(page, "event");
  await page.getByRole("link", { name: "Choose seats" }).first().click();
  await page.getByRole("button", { name: "Best 2 together" }).click();
  await page.getByText("2 places", { exact: true }).waitFor();
  await assertAccessible(page, "seats");
  await page.getByRole("link", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Check out" }).waitFor();
  await assertAccessible(page, "checkout");
  await fillContact(page, email);
  await page.getByRole("button", { name: "Succeeds" }).click();
  await pay(page);
  await isGoing(page);

  const codes = page.getByRole("img", { name: "Ticket code as a QR picture" });
  await meanwhile(shop, () => codes.nth(1).waitFor());
  assert.equal(await codes.count(), 2);
  await assertAccessible(page, "confirmation");

  await meanwhile(shop, () => page.getByRole("button", { name: /^PDF / }).waitFor());
  const [receipt] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("button", { name: /^PDF / }).click(),
  ]);
  await receipt.close();
  await eventually(shop.foyer, async () => assert.equal((await mailsTo(shop.foyer, email)).length, 1));

  await page.getByRole("link", { name: "Show tickets" }).click();
  await page.getByRole("heading", { name: "Ticket 1 of 2" }).waitFor();
  await assertAccessible(page, "tickets");
  await page.getByRole("button", { name: "Fill the screen with the code" }).first().click();
  await page.getByRole("button", { name: "Make the code smaller" }).waitFor();
  await page.context().close();
});

test("the whole purchase by keyboard alone, seats from the list", async () => {
  const page = await shop.visit();
  await page.goto(`/events/${shop.slug}`);
  await page.getByRole("heading", { name: "The Lantern", level: 1 }).waitFor();
  await tabTo(page, /^Choose seats$/);
  await page.keyboard.press("Enter");
  await page.getByText("Live", { exact: true }).waitFor();
  await tabTo(page, /^Stalls, row|^Balcony, row/);
  for (let taken = 0, moves = 0; taken < 2 && moves < 40; moves++) {
    const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    if (label.endsWith("including fees")) {
      await page.keyboard.press("Space");
      taken++;
      await page.getByText(taken === 1 ? "1 place" : "2 places", { exact: true }).waitFor();
    }
    await page.keyboard.press("ArrowRight");
  }
  await tabTo(page, /^Continue$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Check out" }).waitFor();
  await tabTo(page, /^Name$/);
  await page.keyboard.type("Maya Lindqvist");
  await tabTo(page, /^E-mail$/);
  await page.keyboard.type(someAddress("keys"));
  await tabTo(page, /^Card number$/);
  await page.keyboard.type("4242424242424242");
  await tabTo(page, /^Expires$/);
  await page.keyboard.type("1234");
  await tabTo(page, /^Security code$/);
  await page.keyboard.type("314");
  await page.keyboard.press("Enter");
  await isGoing(page);
  await page.context().close();
});

test("a declined card leaves seats and form as they were, and the next one is taken", async () => {
  const page = await shop.visit({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await toSeats(page);
  await seats(page).first().click();
  await page.getByRole("link", { name: "Continue" }).click();
  await fillContact(page, someAddress("declined"));
  await page.getByRole("button", { name: "Too little money" }).click();
  await pay(page);
  await page.getByText("There is not enough money on this card.", { exact: false }).waitFor();
  await assertAccessible(page, "declined");
  assert.equal(await page.getByLabel("Name").inputValue(), "Maya Lindqvist");
  assert.equal(await page.getByLabel("Card number").inputValue(), "4000 0000 0000 9995");
  await page.getByRole("button", { name: "Succeeds" }).click();
  await pay(page);
  await isGoing(page);
  await page.context().close();
});

test("3-D Secure: refused at the bank it is no purchase, allowed it is one", async () => {
  const page = await shop.visit();
  await toSeats(page);
  await seats(page).first().click();
  await page.getByRole("link", { name: "Continue" }).click();
  await fillContact(page, someAddress("secure"));
  for (const answer of ["fail", "complete"] as const) {
    await page.getByRole("button", { name: "Asks for 3-D Secure" }).click();
    await pay(page);
    await page.locator(`button[name=result][value=${answer}]`).click();
    if (answer === "fail")
      await page.getByText("Your bank did not recognize you", { exact: false }).waitFor();
  }
  await isGoing(page);
  assert.ok(!page.url().includes("secret"), "the bank's secrets are not left in the address");
  await page.context().close();
});

test("a seat that somebody takes turns grey before my eyes, and my click on one just taken loses nothing", async () => {
  const { foyer, stage } = shop;
  const page = await shop.visit();
  await toSeats(page);
  const other = await arrive(foyer);
  const [seat] = stage.seats("balcony", 1);
  await page.getByRole("radio", { name: "Balcony" }).check({ force: true });
  const name = new RegExp(`row ${seat!.row}, seat ${seat!.label},`);
  await page.getByRole("gridcell", { name: new RegExp(`${name.source}.*including fees$`) }).waitFor();
  await book(foyer, other, [stage.seat(seat!)]);
  await meanwhile(shop, () =>
    page.getByRole("gridcell", { name: new RegExp(`${name.source}.*held by someone$`) }).waitFor(),
  );

  // The socket is cut off, so the page cannot know; the server does.
  const [next] = stage.seats("balcony", 1);
  await page.route("**/api/bookings", async (route) => {
    await book(foyer, other, [stage.seat(next!)]);
    await route.continue();
  });
  await page.getByRole("gridcell", { name: new RegExp(`row ${next!.row}, seat ${next!.label},`) }).click();
  await page.getByRole("alert").getByText("was just taken").waitFor();
  await assertAccessible(page, "seat just taken");
  await page.unroute("**/api/bookings");
  const instead = page.getByRole("button", { name: /^Take Balcony .* instead, / });
  await instead.click();
  await page.getByText("1 place", { exact: true }).waitFor();
  await instead.waitFor({ state: "detached" });
  await page.context().close();
});

test("without network the page says so, keeps what is held, and goes on afterwards", async () => {
  const page = await shop.visit();
  await toSeats(page);
  await seats(page).first().click();
  await page.getByText("1 place", { exact: true }).waitFor();
  await page.context().setOffline(true);
  await page.getByText("No network.", { exact: true }).waitFor();
  await page
    .getByRole("region", { name: "Seat map" })
    .getByText("Choosing waits until you are back.", { exact: false })
    .waitFor();
  await page.getByText("1 place", { exact: true }).waitFor();
  await page.locator(".seat-map[data-stale]").waitFor();
  // What happens meanwhile is there as soon as it is live again.
  // The first two of these may be what the test before was offered.
  const taken = shop.stage.seats("balcony", 3).at(-1);
  await page.getByRole("radio", { name: "Balcony" }).check({ force: true });
  await book(shop.foyer, await arrive(shop.foyer), [shop.stage.seat(taken!)]);
  await page.context().setOffline(false);
  await page.getByText("Live", { exact: true }).waitFor();
  await page
    .getByRole("gridcell", { name: new RegExp(`row ${taken!.row}, seat ${taken!.label},.*held by someone$`) })
    .waitFor();
  await page.getByRole("radio", { name: "Stalls" }).check({ force: true });
  await seats(page).first().click();
  await page.getByText("2 places", { exact: true }).waitFor();
  await page.context().close();
});

test("free places need no card; cancelling frees them again", async () => {
  const { foyer, stage } = shop;
  const page = await shop.visit({ viewport: { width: 390, height: 844 } });
  const { body } = await foyer.call(`/events/${stage.studio.event_id}`);
  await page.goto(`/events/${body.slug}/seats`);
  await page.getByRole("button", { name: "One more" }).click();
  await page.getByText("1 place", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Continue" }).click();
  await fillContact(page, someAddress("free"));
  await page.getByRole("button", { name: "Book now, free of charge" }).click();
  await isGoing(page);
  await page.getByRole("button", { name: "Cancel booking" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Cancel this booking?" });
  await dialog.waitFor();
  await assertAccessible(page, "cancel");
  await dialog.getByRole("button", { name: "Cancel booking" }).click();
  await meanwhile(shop, () => page.getByRole("heading", { name: "This booking is cancelled" }).waitFor());
  await page.context().close();
});

test("the door lets a ticket in once", async () => {
  const { foyer, stage } = shop;
  const guest = await arrive(foyer);
  const booking = await book(foyer, guest, [stage.admission(1)]);
  const [ticket] = await eventually(foyer, async () => {
    const found = await ticketsOf(foyer, guest, booking.id);
    assert.equal(found.length, 1);
    return found;
  });
  const page = await shop.visit({ viewport: { width: 390, height: 844 } });
  await page.goto("/door");
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(stage.organizer.email);
  await page.getByLabel("Password").fill("plum river 47");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Event", { exact: true }).selectOption({ label: "Open Studio" });
  await page.getByLabel("Name of this door").fill("Quay door");
  await page.getByRole("button", { name: "Open the door" }).click();
  for (const verdict of ["Come in", "Already used"]) {
    await page.getByLabel("Ticket code").waitFor();
    await page.keyboard.type(ticket.short_code);
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText(verdict).waitFor();
    await assertAccessible(page, verdict);
  }
  await page.context().close();
});

test("the programme and the ways in can be used by everybody, in the dark on the smallest phone", async () => {
  const page = await shop.visit({ colorScheme: "dark", viewport: { width: 320, height: 800 } });
  for (const path of [
    "/",
    "/?q=nothing-of-that-name",
    "/sign-in",
    "/register",
    "/reset-password",
    "/bookings",
    "/nowhere",
  ]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await assertAccessible(page, path);
    const width = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(width, 0, `${path} does not scroll sideways`);
  }
  await page.context().close();
});
