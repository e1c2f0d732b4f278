import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { arrive, book, type Person, ticketsOf } from "../../test/buyer.ts";
import { eventually, type Json } from "../../test/doors.ts";
import { assertAccessible, openShop, type Shop } from "./shop.ts";

// The door without network: what it was given before, what it writes down, what comes out afterwards.

let shop: Shop;
before(async () => {
  shop = await openShop();
});
after(async () => {
  const complaints = (shop?.complaints ?? []).filter(
    (text) => !/ERR_(INTERNET_DISCONNECTED|FAILED)/.test(text),
  );
  await shop?.[Symbol.asyncDispose]();
  assert.deepEqual(complaints, [], "no page complained in the console");
});

async function tickets(count: number): Promise<{ guest: Person; booking: Json; items: Json[] }> {
  const { foyer, stage } = shop;
  const guest = await arrive(foyer);
  const booking = await book(foyer, guest, [stage.admission(count)]);
  const items = await eventually(foyer, async () => {
    const found = await ticketsOf(foyer, guest, booking.id);
    assert.equal(found.length, count);
    return found;
  });
  return { guest, booking, items };
}

async function toTheDoor(gate: string): Promise<Page> {
  const page = await shop.visit({ viewport: { width: 390, height: 844 }, serviceWorkers: "allow" });
  await page.goto("/sign-in?back=/door");
  await page.getByLabel("E-mail").fill(shop.stage.organizer.email);
  await page.getByLabel("Password").fill("plum river 47");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Event", { exact: true }).selectOption({ label: "Open Studio" });
  await page.getByLabel("Name of this door").fill(gate);
  await page.getByRole("button", { name: "Open the door" }).click();
  await page.getByText("In step with the other doors.").waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  return page;
}

const verdict = (page: Page, word: string) =>
  page.getByRole("status").getByText(word, { exact: true }).waitFor();
async function scan(page: Page, code: string, word: string): Promise<void> {
  await page.getByLabel("Ticket code").fill(code);
  await page.keyboard.press("Enter");
  await verdict(page, word);
}
const figure = (page: Page, what: string, value: string) =>
  page
    .locator("footer div")
    .filter({ hasText: what })
    .locator("b")
    .filter({ hasText: new RegExp(`^${value}$`) })
    .waitFor();

test("without network the door judges by its list, keeps its scans over a reload, and sends them later", async () => {
  const { items } = await tickets(3);
  const [first, second, third] = items;
  const page = await toTheDoor("Quay door");
  await scan(page, third.code, "Come in");
  await page.context().setOffline(true);
  await scan(page, first.code, "Come in");
  await scan(page, first.code, "Already used");
  await page.getByText(/First used .*Quay door/).waitFor();
  await scan(page, second.short_code.toLowerCase(), "Come in");
  await scan(page, third.code, "Already used");
  await scan(page, first.code.slice(0, -3) + "AAA", "No ticket");
  await page.getByText("2 scans wait to be sent").waitFor();
  await assertAccessible(page, "door without network");
  assert.equal(
    (await shop.foyer.call(`/tickets/${first.id}`, { token: shop.stage.organizer.token })).body.status,
    "VALID",
  );

  await page.reload();
  await page.getByText("2 scans wait to be sent").waitFor();
  await scan(page, second.code, "Already used");
  await page.goto("/door");
  await page.getByRole("link", { name: "Go on at this door" }).click();
  await figure(page, "to send", "2");

  await page.context().setOffline(false);
  await page.getByText("In step with the other doors.").waitFor();
  const used = await eventually(shop.foyer, async () => {
    const { body } = await shop.foyer.call(`/tickets/${second.id}`, { token: shop.stage.organizer.token });
    assert.equal(body.status, "USED");
    return body;
  });
  assert.equal(used.used_gate, "Quay door");
  await page.context().close();
});

test("two doors without network let the same ticket in: after the network is back the conflict is shown", async () => {
  const { items } = await tickets(1);
  const [quay, side] = [await toTheDoor("Quay door"), await toTheDoor("Side door")];
  for (const door of [quay, side]) {
    await door.context().setOffline(true);
    await scan(door, items[0]!.code, "Come in");
  }
  await quay.context().setOffline(false);
  await eventually(shop.foyer, async () => {
    const { body } = await shop.foyer.call(`/tickets/${items[0]!.id}`, { token: shop.stage.organizer.token });
    assert.equal(body.status, "USED");
  });
  await side.context().setOffline(false);
  await side.getByRole("button", { name: "1 conflict" }).click();
  await side.getByText(/It was used .*Quay door/).waitFor();
  await assertAccessible(side, "conflict");
  await side.reload();
  await side.getByRole("button", { name: "1 conflict" }).click();
  await side.getByRole("button", { name: "Seen" }).click();
  await side.getByText("1 at all doors").waitFor();
  await quay.context().close();
  await side.context().close();
});

test("cancelled before the door hears of it: the conflict says so; a manager undoes; people are found by name", async () => {
  const { items, guest, booking } = await tickets(2);
  const door = await toTheDoor("Quay door");
  await scan(door, items[1]!.code, "Come in");
  await door.getByRole("button", { name: "Undo" }).click();
  await verdict(door, "Next, please");
  await scan(door, items[1]!.code, "Come in");

  await door.getByRole("button", { name: "Find somebody" }).click();
  await door.getByLabel("Name, booking number or seat").fill(booking.reference);
  await door.getByRole("button", { name: /^Check/ }).waitFor();
  await door.getByRole("button", { name: /^Let in/ }).waitFor();
  await assertAccessible(door, "found");
  await door.getByLabel("Name, booking number or seat").fill("Quinn");
  await door.getByRole("listitem").filter({ hasText: "Nora Quinn" }).first().waitFor();
  await door.getByRole("button", { name: "Close", exact: true }).click();

  await door.context().setOffline(true);
  const { status } = await shop.foyer.call(`/tickets/${items[0]!.id}/cancel`, {
    token: shop.stage.organizer.token,
    body: {},
  });
  assert.equal(status, 200);
  await scan(door, items[0]!.code, "Come in");
  await door.context().setOffline(false);
  await door.getByRole("button", { name: "1 conflict" }).click();
  await door.getByText("It was cancelled meanwhile.").waitFor();
  assert.ok(guest);
  await door.context().close();
});
