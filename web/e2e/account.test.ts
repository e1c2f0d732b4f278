import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { book, mailsTo, register, someAddress } from "../../test/buyer.ts";
import { eventually } from "../../test/doors.ts";
import { assertAccessible, meanwhile, openShop, type Shop } from "./shop.ts";

const PASSWORD = "plum river 47";
const ANOTHER = "walnut harbour 12";

let shop: Shop;
before(async () => {
  shop = await openShop();
  // What was published has to be found.
  await eventually(shop.foyer, async () =>
    assert.equal((await shop.foyer.call("/search?q=studio")).body.items[0]?.name, "Open Studio"),
  );
});
after(async () => {
  const complaints = shop?.complaints ?? [];
  await shop?.[Symbol.asyncDispose]();
  assert.deepEqual(complaints, [], "no page complained in the console");
});

/** The links of all mails to an address that lead to such a page, oldest first; waits until there are so many. */
async function linksTo(path: string, email: string, count: number): Promise<string[]> {
  const pattern = new RegExp(`${shop.url}${path}#token=[\\w-]+`);
  return eventually(shop.foyer, async () => {
    const mails = await mailsTo(shop.foyer, email);
    const links = mails.flatMap(({ text }) => pattern.exec(text)?.[0] ?? []).reverse();
    assert.equal(links.length, count);
    return links;
  });
}

async function signIn(page: Page, email: string, password = PASSWORD, back = "/account"): Promise<void> {
  await page.goto(`/sign-in?back=${back}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === back);
}

const banner = (page: Page) => page.getByText("Please confirm your e-mail.");
const note = (page: Page, text: string) => page.getByText(text, { exact: false }).waitFor();
/** A field comes to hold a value: what the house answered is written into it after the answer is shown. */
const holds = (page: Page, label: string, value: string) =>
  eventually(shop.foyer, async () => assert.equal(await page.getByLabel(label).inputValue(), value));

test("a new member is asked to prove the address; each link counts once, and only the newest", async () => {
  const email = someAddress("member");
  const page = await shop.visit();
  await page.goto("/register");
  await page.getByLabel("Name").fill("Ada Reilly");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("password123456");
  await page.getByRole("button", { name: "Create account" }).click();
  await note(page, "on the lists that attackers try first");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await banner(page).waitFor();
  await assertAccessible(page, "please verify");
  const [first] = await linksTo("/verify-email", email, 1);
  await page.getByRole("button", { name: "Send the mail again" }).click();
  await note(page, "A mail is on its way to");
  const [, second] = await linksTo("/verify-email", email, 2);

  await page.goto(first!);
  await note(page, "This link does not work any more");
  await assertAccessible(page, "dead link, signed in");
  await page.getByRole("main").getByRole("button", { name: "Send the mail again" }).waitFor();
  const elsewhere = await shop.visit();
  await elsewhere.goto(first!);
  await note(elsewhere, "Sign in, and we send you another");
  assert.ok(!elsewhere.url().includes("token"), "the token leaves the address bar");

  await page.goto(second!);
  await note(page, "Thank you. This address is yours.");
  await assertAccessible(page, "verified");
  await page.getByRole("main").getByRole("link", { name: "My bookings" }).click();
  await page.getByRole("heading", { name: "My bookings" }).waitFor();
  await banner(page).waitFor({ state: "detached" });
  await page.goto(second!);
  await note(page, "There is nothing left to do");
  await page.goto("/verify-email");
  await note(page, "There is nothing left to do");

  await page.route("**/api/auth/verify-email", (route) => route.abort());
  await page.goto("/verify-email?offline#token=abc");
  await page.getByRole("alert").getByText("The network did not let us through.").waitFor();
  await page.getByRole("button", { name: "Try again" }).waitFor();
  shop.complaints.splice(0); // The browser's own line about the request that we broke off.
  await page.context().close();
  await elsewhere.context().close();
});

test("a forgotten password: one link, an hour, a good new password", async () => {
  const { foyer } = shop;
  const email = someAddress("forgetful");
  await register(foyer, email);
  const page = await shop.visit({ viewport: { width: 390, height: 844 } });
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgotten the password?" }).click();
  // The page before has a field of the same name.
  await page.getByRole("button", { name: "Send me a link" }).waitFor();
  await page.getByLabel("E-mail").fill("nobody");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await note(page, "Enter an e-mail address, as in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await note(page, "Look into your mail");
  await assertAccessible(page, "reset asked");
  const [link] = await linksTo("/reset-password", email, 1);
  await page.goto(link!);
  const set = async (password: string) => {
    await page.getByLabel("New password").fill(password);
    await page.getByRole("button", { name: "Set the password" }).click();
  };
  await set("short");
  await page.locator(".err").getByText("At least 10 characters").waitFor();
  await set("password123456");
  await note(page, "on the lists that attackers try first");
  await assertAccessible(page, "leaked password");
  await set(ANOTHER);
  await note(page, "The new password is set.");
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await signIn(page, email, ANOTHER);

  await page.goto(link!);
  await set("one more password 9");
  await note(page, "This link does not work any more");
  await assertAccessible(page, "reset link used");
  await page.getByRole("button", { name: "Ask for a new link" }).click();
  await page.getByRole("button", { name: "Send me a link" }).waitFor();
  await page.context().close();
});

test("a guest becomes a member with the same bookings", async () => {
  const { foyer, stage } = shop;
  const email = someAddress("guest");
  const page = await shop.visit();
  const { body: event } = await foyer.call(`/events/${stage.studio.event_id}`);
  await page.goto(`/events/${event.slug}/seats`);
  await page.getByRole("button", { name: "One more" }).click();
  await page.getByText("1 place", { exact: true }).waitFor();
  await page.goto("/account");
  await page.getByRole("heading", { name: "You are here as a guest" }).waitFor();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me the mail" }).click();
  await note(page, "First step: prove that");
  await assertAccessible(page, "guest's account");
  await page.getByRole("link", { name: "Basket" }).click();
  await page.getByRole("heading", { name: "Check out" }).waitFor();
  await page.getByLabel("Name").fill("Nora Quinn");
  await page.getByRole("button", { name: "Book now, free of charge" }).click();
  await meanwhile(shop, () => page.getByRole("heading", { name: "You are going, Nora" }).waitFor());

  const [link] = await linksTo("/verify-email", email, 1);
  await page.goto(link!);
  await note(page, "Thank you. This address is yours.");
  await page.goto("/account");
  await note(page, "Second step:");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("heading", { name: "You are here as a guest" }).waitFor({ state: "detached" });
  await holds(page, "E-mail", email);

  const elsewhere = await shop.visit();
  await signIn(elsewhere, email, PASSWORD, "/bookings");
  await elsewhere.getByRole("link", { name: "Open Studio" }).waitFor();
  await page.context().close();
  await elsewhere.context().close();
});

test("devices: what is signed in where, one signed out, then all; a new password signs out the others", async () => {
  const email = someAddress("devices");
  await register(shop.foyer, email);
  const page = await shop.visit();
  const phone = await shop.visit({
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/604.1",
  });
  await signIn(phone, email);
  await signIn(page, email, PASSWORD, "/account/devices");
  const entries = page.getByRole("listitem").filter({ hasText: "Last used" });
  await entries.nth(2).waitFor();
  assert.equal(await entries.count(), 3, "the one that registered, the phone, and this one");
  assert.match((await entries.first().textContent())!, /Chrome on Linux.*This device/);
  await assertAccessible(page, "devices");
  await page.getByRole("button", { name: "Sign out Safari on iPhone" }).click();
  await entries.filter({ hasText: "iPhone" }).waitFor({ state: "detached" });
  await meanwhile(shop, async () => {
    await phone.goto("/account");
    await phone.getByText("Who is asking?").waitFor();
  });

  await signIn(phone, email);
  const change = async (current: string) => {
    await page.getByLabel("Current password").fill(current);
    await page.getByLabel("New password").fill(ANOTHER);
    await page.getByRole("button", { name: "Set the password" }).click();
  };
  await change("not the one");
  await note(page, "This is not your current password");
  await assertAccessible(page, "wrong current password");
  await change(PASSWORD);
  await note(page, "All other devices are signed out.");
  await entries.nth(1).waitFor({ state: "detached" });
  assert.equal(await entries.count(), 1);

  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Sign out everywhere?" });
  await dialog.waitFor();
  await assertAccessible(page, "sign out everywhere");
  await dialog.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.goto("/account/devices");
  await page.getByText("Who is asking?").waitFor();
  await page.context().close();
  await phone.context().close();
});

test("profile: what is wrong stands beside its field, what is not saved is not lost by a click", async () => {
  const email = someAddress("profile");
  await register(shop.foyer, email);
  const page = await shop.visit({ viewport: { width: 390, height: 844 } });
  await signIn(page, email);
  await page.getByLabel("Phone").fill("12");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator(".err").getByText("Enter the number with its country").waitFor();
  await assertAccessible(page, "phone refused");
  await page.getByLabel("Phone").fill("+353 1 234 5678");
  await page.getByRole("link", { name: "Addresses" }).click();
  const leaving = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await leaving.waitFor();
  await assertAccessible(page, "unsaved");
  await leaving.getByRole("button", { name: "Stay here" }).click();
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("status").getByText("Saved").waitFor();
  // As the house keeps it.
  await holds(page, "Phone", "+35312345678");
  const next = someAddress("moved");
  await page.getByLabel("E-mail").fill(next);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator("form").getByText(next).waitFor();
  // Until the new one is proven.
  await holds(page, "E-mail", email);
  await page.getByRole("link", { name: "Addresses" }).click();
  await page.getByRole("heading", { name: "No address yet" }).waitFor();
  await page.context().close();
});

test("addresses: the first is the default, another takes over, one goes", async () => {
  const email = someAddress("addresses");
  await register(shop.foyer, email);
  const page = await shop.visit();
  await signIn(page, email, PASSWORD, "/account/addresses");
  await page.getByRole("heading", { name: "No address yet" }).waitFor();
  await assertAccessible(page, "no address");
  await page.getByRole("button", { name: "Add an address" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("2 things to fix").waitFor();
  await assertAccessible(page, "address incomplete");
  await page.getByLabel("Street and number").fill("12 Quay Street");
  await page.getByLabel("Town").fill("Cork");
  await page.getByLabel("Country").selectOption("IE");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const home = page.getByRole("region", { name: "12 Quay Street" });
  await home.getByText("Default", { exact: true }).waitFor();
  await home.getByText("Ireland").waitFor();

  await page.getByRole("button", { name: "Add an address" }).click();
  await page.getByLabel("Street and number").fill("Hafenweg 3");
  await page.getByLabel("Postal code").fill("20457");
  await page.getByLabel("Town").fill("Hamburg");
  await page.getByLabel("Country").selectOption("DE");
  await page.getByLabel("Use this one unless I say otherwise").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const office = page.getByRole("region", { name: "Hafenweg 3" });
  await office.getByText("Default", { exact: true }).waitFor();
  await home.getByText("Default", { exact: true }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Make it the default: 12 Quay Street" }).click();
  await home.getByText("Default", { exact: true }).waitFor();
  await assertAccessible(page, "two addresses");

  await page.getByRole("button", { name: "Change Hafenweg 3" }).click();
  await page.getByLabel("Street and number").fill("Hafenweg 5");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("region", { name: "Hafenweg 5" }).waitFor();
  await page.getByRole("button", { name: "Delete Hafenweg 5" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Delete this address?" });
  await dialog.waitFor();
  await assertAccessible(page, "delete address");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("region", { name: "Hafenweg 5" }).waitFor({ state: "detached" });
  await page.context().close();
});

test("who buys as a guest after a member has left sees nothing of them", async () => {
  const email = someAddress("left");
  await register(shop.foyer, email);
  const page = await shop.visit();
  await signIn(page, email);
  await page.getByLabel("Phone").waitFor();
  await page.getByRole("contentinfo").getByRole("button", { name: "Sign out" }).click();
  await page.getByText("Who is asking?").waitFor();
  await page.getByRole("link", { name: "Programme", exact: true }).click();
  await page.getByRole("link", { name: "Open Studio" }).click();
  // The programme has links of the same words, and stays until the event is there.
  await page.getByRole("heading", { name: "Open Studio", level: 1 }).waitFor();
  await page
    .getByRole("link", { name: /^Choose/ })
    .first()
    .click();
  await page.getByRole("button", { name: "One more" }).click();
  await page.getByRole("link", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Check out" }).waitFor();
  assert.equal(await page.getByLabel("Name").inputValue(), "");
  assert.equal(await page.getByLabel("E-mail").inputValue(), "");
  await page.context().close();
});

test("own data is taken along as one file; a deleted account signs nobody in", async () => {
  const email = someAddress("leaving");
  const person = await register(shop.foyer, email);
  const booking = await book(shop.foyer, person, [shop.stage.admission(1)]);
  const page = await shop.visit();
  await signIn(page, email);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Take my data along" }).click(),
  ]);
  const { data } = JSON.parse(await readFile(await file.path(), "utf8"));
  assert.equal(data.account[0].email, email);
  assert.equal(data.bookings[0].id, booking.id);

  await page.getByRole("button", { name: "Delete my account" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Delete your account?" });
  await assertAccessible(page, "delete account");
  await dialog.getByRole("button", { name: "Delete my account for good" }).click();
  await page.getByText("Your account is deleted").first().waitFor();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("E-mail and password do not belong together.").first().waitFor();
  shop.complaints.splice(0); // The browser's own line about the 401.
  await page.context().close();
});

test("an invitation waits while the person makes an account, and is good once", async () => {
  const { foyer, stage } = shop;
  const email = someAddress("invited");
  const [house] = (await foyer.call("/organizations", { token: stage.organizer.token })).body.items;
  const asked = await foyer.call(`/organizations/${house.id}/invitations`, {
    token: stage.organizer.token,
    body: { email, role: "scanner" },
  });
  assert.ok(asked.status < 300, JSON.stringify(asked.body));
  const [link] = await linksTo("/invitation", email, 1);
  const page = await shop.visit({ viewport: { width: 390, height: 844 } });
  await page.goto(link!);
  const create = page.getByRole("main").getByRole("link", { name: "Create account" });
  await create.waitFor();
  await assertAccessible(page, "invited");
  await create.click();
  await page.getByLabel("Name").fill("Ada Reilly");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await note(page, `Welcome to ${house.name}`);
  await page.getByRole("main").getByRole("link", { name: "Door" }).click();
  await page.getByRole("heading", { name: "Which door?" }).waitFor();
  await page.goto(link!);
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await note(page, "This link does not work any more.");
  await page.context().close();
});

test("preferences go with the person", async () => {
  const email = someAddress("preferences");
  await register(shop.foyer, email);
  const page = await shop.visit();
  await signIn(page, email, PASSWORD, "/account/preferences");
  assert.equal(await page.evaluate(() => document.documentElement.dataset["theme"]), undefined);
  await page.getByLabel("Always dark").click();
  await page.locator("html[data-theme=dark]").waitFor();
  await assertAccessible(page, "dark by choice");
  await page.getByLabel("The list of rows and seats").click();
  await page.getByRole("status").getByText("Saved").waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Preferences" }).waitFor();
  await page.locator("html[data-theme=dark]").waitFor();
  await page.getByRole("radio", { name: "Always dark", checked: true }).waitFor();

  const elsewhere = await shop.visit();
  await signIn(elsewhere, email);
  await elsewhere.locator("html[data-theme=dark]").waitFor();
  await elsewhere.goto(`/events/${shop.slug}/seats`);
  await elsewhere
    .getByRole("gridcell", { name: /including fees$/ })
    .first()
    .waitFor();
  assert.equal(await elsewhere.locator("canvas").count(), 0, "the list is open first");
  await page.context().close();
  await elsewhere.context().close();
});

test("an account's pages: dark and narrow, for nobody and without network", async () => {
  const email = someAddress("looks");
  await register(shop.foyer, email);
  const paths = ["/account", "/account/addresses", "/account/preferences", "/account/devices"];
  const page = await shop.visit({ colorScheme: "dark", viewport: { width: 320, height: 800 } });
  for (const who of ["nobody", "member"]) {
    if (who === "member") await signIn(page, email);
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1, name: "Account" }).waitFor();
      await page
        .getByText(
          who === "nobody" ? "Who is asking?" : /^(Phone|No address yet|Light or dark|Current password)/,
        )
        .first()
        .waitFor();
      await assertAccessible(page, `${path} ${who}`);
      const width = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(width, 0, `${path} does not scroll sideways`);
    }
  }
  await page.route("**/api/users/me/addresses?**", (route) => route.abort());
  await page.getByRole("link", { name: "Addresses" }).click();
  await page.getByRole("heading", { name: "This page did not load" }).waitFor();
  await page.unroute("**/api/users/me/addresses?**");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "No address yet" }).waitFor();
  shop.complaints.splice(0); // The browser's own line about the request that we broke off.
  await page.context().close();
});

test("tickets open without network, also after the tab was closed, and are gone with their owner", async () => {
  const { foyer, stage } = shop;
  const person = await register(foyer, someAddress("offline"));
  const booking = await book(foyer, person, [stage.admission(2)]);
  const page = await shop.visit({ viewport: { width: 390, height: 844 }, serviceWorkers: "allow" });
  await signIn(page, person.email, PASSWORD, "/bookings");
  await page.getByRole("link", { name: "Open Studio" }).click();
  await meanwhile(shop, () => page.getByRole("article", { name: "Ticket 2 of 2" }).waitFor());
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  // The list, the booking and its two tickets: seen first, and on the disk a moment later.
  await page.waitForFunction(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => request.addEventListener("success", () => resolve(request.result)));
    const database = await settled(indexedDB.open("foyer"));
    const answers = database.transaction("answers").objectStore("answers");
    const [keys, kept] = await Promise.all([settled(answers.getAllKeys()), settled(answers.getAll())]);
    database.close();
    return (
      ["bookings", "booking"].every((kind) =>
        keys.some((key) => typeof key === "string" && key.startsWith(`${kind} `)),
      ) && kept.some(({ value }: { value: unknown }) => Array.isArray(value) && value.length === 2)
    );
  });
  await page.context().setOffline(true);
  await page.close();

  const again = await page.context().newPage();
  await again.goto("/bookings");
  await again.getByRole("link", { name: "Open Studio" }).click();
  await again.getByRole("link", { name: "Show ticket 1" }).click();
  await again.getByRole("status").getByText("Kept on this device").waitFor();
  const codes = again.getByRole("img", { name: "Ticket code as a QR picture" });
  await codes.nth(1).waitFor();
  assert.equal(await codes.count(), 2);
  await assertAccessible(again, "ticket without network");
  await again.getByRole("link", { name: "The next ticket" }).click();
  await again.getByRole("heading", { name: "Ticket 2 of 2" }).waitFor();
  await again.getByRole("button", { name: "Fill the screen with the code" }).last().click();
  await again.getByText("Turn the brightness of the screen up").waitFor();

  await again.context().setOffline(false);
  await again.goto("/bookings");
  await again.getByRole("contentinfo").getByRole("button", { name: "Sign out" }).click();
  await again.getByText("Who is asking?").waitFor();
  await again.context().setOffline(true);
  await again.goto(`/bookings/${booking.id}`);
  await again.getByRole("heading", { name: "This page did not load" }).waitFor();
  shop.complaints.splice(0); // The browser's own lines about the network that we took away.
  await again.context().close();
});
