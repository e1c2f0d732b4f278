import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { arrive, buy, type Person, settled } from "../../test/buyer.ts";
import { eventually } from "../../test/doors.ts";
import { hire } from "../../test/stage.ts";
import { countPresses } from "./presses.ts";
import { assertAccessible, meanwhile, openShop, type Shop } from "./shop.ts";

const PASSWORD = "plum river 47";
let shop: Shop;
let maya: Person;
let booking: { id: string; reference: string };

before(async () => {
  shop = await openShop();
  const { foyer, stage } = shop;
  maya = await arrive(foyer, undefined, "Maya Lindqvist");
  ({ booking } = await buy(
    foyer,
    maya,
    stage.seats("stalls", 2).map((seat) => stage.seat(seat)),
  ));
  await buy(foyer, await arrive(foyer, undefined, "=cmd|' /C calc'!A0"), [stage.standing(3)]);
  await foyer.drain();
});
after(async () => {
  await shop?.[Symbol.asyncDispose]();
});

async function signedIn(email: string, to: string): Promise<Page> {
  const page = await shop.visit();
  await page.goto(`/sign-in?back=${encodeURIComponent(to)}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === to);
  return page;
}

test("an organizer sees what is sold, finds who comes, and takes the list along", async () => {
  const page = await signedIn(shop.stage.organizer.email, "/manage");
  const row = page.getByRole("row", { name: /The Lantern/ });
  await row.getByText("€198.00").waitFor();
  await eventually(shop.foyer, async () => assert.match(await row.innerText(), /On sale[\s\S]*\b5\b/));
  await assertAccessible(page, "events of a house");
  await row.getByRole("link", { name: "The Lantern" }).click();
  await page.getByRole("link", { name: booking.reference }).waitFor();
  await assertAccessible(page, "one event, its bookings");

  await page.getByRole("radio", { name: "Attendees" }).click();
  await page.getByText("=cmd").first().waitFor();
  const find = page.getByRole("searchbox", { name: "Find" });
  await find.fill(maya.email.toUpperCase());
  await find.press("Enter");
  await page.waitForURL(/q=/);
  await page.getByText("=cmd").first().waitFor({ state: "detached" });
  await eventually(shop.foyer, async () => assert.equal(await page.getByRole("row").count(), 3));
  await assertAccessible(page, "one event, who comes");

  await find.fill("");
  await find.press("Enter");
  await page.getByText("=cmd").first().waitFor();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export as CSV" }).click();
  const file = await readFile(await (await saving).path(), "utf8");
  assert.ok(file.includes(`"'=cmd`) && file.includes(maya.email));
  assert.equal(file.trimEnd().split("\r\n").length, 6);
  await find.fill("nobody of this name");
  await find.press("Enter");
  await page.getByText("Nothing fits").waitFor();
  await page.context().close();
});

test("money goes back after a look at what will happen", async () => {
  const page = await signedIn(shop.stage.organizer.email, `/manage/bookings/${booking.id}`);
  await page.getByText("What happened").waitFor();
  await assertAccessible(page, "one booking");
  const presses = await countPresses(page);
  await page.getByRole("button", { name: "Refund…" }).click();
  await page.getByRole("radio", { name: "A part" }).click();
  const amount = page.getByLabel("Amount in EUR");
  await amount.fill("999");
  await page.getByRole("button", { name: "Show what will happen" }).click();
  await page.getByText("At most €138.00 can still go back.").waitFor();
  await amount.fill("10,50");
  await page.getByRole("button", { name: "Show what will happen" }).click();
  const preview = page.getByRole("group", { name: "What will happen" });
  assert.match(await preview.innerText(), /€138\.00[\s\S]*−€10\.50[\s\S]*€127\.50[\s\S]*stays as it is/);
  await assertAccessible(page, "what a refund will do");
  await meanwhile(shop, async () => {
    await page.getByRole("button", { name: "Send €10.50 back" }).click();
    await preview.waitFor({ state: "detached" });
    await page.getByText("€127.50").first().waitFor();
  });
  assert.ok(presses() <= 5, `a part goes back in ${presses()} presses, one of them a mistake`);
  await settled(shop.foyer, maya, booking.id, "CONFIRMED", "PARTIALLY_REFUNDED");
  await page.context().close();
});

test("seats are blocked on the map's list, seen as gone by everybody, and released", async () => {
  const { event_id, performance_id } = shop.stage.theatre;
  const page = await signedIn(shop.stage.organizer.email, `/manage/events/${event_id}/seats`);
  const free = async () => {
    const { body } = await shop.foyer.call(`/tickets/counts?event_ids=${event_id}`, {
      token: shop.stage.organizer.token,
    });
    return body.items.find((item: { performance_id: string }) => item.performance_id === performance_id)
      .blocked;
  };
  const seat = page.getByRole("gridcell", { name: /seat/ }).and(page.locator(":not([aria-disabled=true])"));
  await seat.first().waitFor();
  await assertAccessible(page, "blocking places");
  await seat.first().click();
  await page.getByText("1 seat chosen").waitFor();
  await page.getByRole("button", { name: "Block these seats" }).click();
  await page.getByText("1 seat is out of sale.").waitFor();
  assert.equal(await free(), 1);
  await page.getByRole("radio", { name: "Release" }).click();
  await page.getByText("No seat chosen").waitFor();
  await seat.first().click();
  await page.getByRole("button", { name: "Release these seats" }).click();
  await page.getByText("1 seat is on sale again.").waitFor();
  assert.equal(await free(), 0);
  await page.context().close();
});

test("a scanner sees how full it is, and neither money nor names", async () => {
  const scanner = await hire(shop.foyer, shop.stage, "scanner");
  const page = await signedIn(scanner.email, "/manage");
  await page.getByRole("row", { name: /The Lantern/ }).waitFor();
  assert.equal(await page.getByText("Revenue").count(), 0);
  assert.equal(await page.getByRole("link", { name: "The Lantern" }).count(), 0);
  await page.getByRole("main").getByRole("link", { name: "Door" }).waitFor();
  await page.context().close();
  assert.deepEqual(shop.complaints, []);
});
