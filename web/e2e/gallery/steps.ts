import type { Page } from "playwright-core";
import { meanwhile } from "../shop.ts";
import type { DemoHouse } from "./demo-house.ts";

// What a person does, or what happens to them, until a page is in the state that is to be seen.

export type Step = (page: Page, house: DemoHouse) => Promise<unknown>;

export const press =
  (name: RegExp | string): Step =>
  (page) =>
    page.getByRole("button", { name }).first().click();

export const bestTwo: Step = async (page) => {
  await page.getByRole("button", { name: "Best 2 together" }).click();
  await page.getByText("2 places", { exact: true }).waitFor();
};

export const toCheckout: Step = async (page, house) => {
  await bestTwo(page, house);
  await page.getByRole("link", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Check out" }).waitFor();
};

export const payWith =
  (card: string): Step =>
  async (page, house) => {
    await toCheckout(page, house);
    await page.getByLabel("Name").fill("Maya Lindqvist");
    await page.getByLabel("E-mail").fill(`maya-${Date.now()}@example.org`);
    await page.getByRole("button", { name: card }).click();
    await page.getByRole("button", { name: /^Buy now, pay/ }).click();
  };

export const declined: Step = async (page, house) => {
  await payWith("Too little money")(page, house);
  await page.getByRole("alert").first().waitFor();
};

export const paid: Step = async (page, house) => {
  await payWith("Succeeds")(page, house);
  const code = page.getByRole("img", { name: "Ticket code as a QR picture" });
  await meanwhile(house, () => code.nth(1).waitFor());
};

/** Eleven minutes on, and everything that is due then is done. */
export const expired: Step = async (page, house) => {
  await toCheckout(page, house);
  await house.foyer.advance(11 * 60_000);
  await meanwhile(house, () => page.getByRole("alertdialog").waitFor());
};

export const lastCall: Step = async (page, house) => {
  await toCheckout(page, house);
  await house.foyer.advance(9.5 * 60_000);
  await page.reload();
  await page.getByRole("alertdialog").waitFor();
};

export const offline: Step = async (page) => {
  await page.context().setOffline(true);
  await page.getByText("No network.", { exact: true }).waitFor();
};

/** Once the door has its list it can do without. */
export const doorOffline: Step = async (page) => {
  await page.getByText("In step with the other doors.").waitFor();
  await page.context().setOffline(true);
  await page.getByText(/^No network\. Checking against/).waitFor();
};

export const typeCode =
  (code: (house: DemoHouse) => string): Step =>
  async (page, house) => {
    await page.getByLabel("Ticket code").waitFor();
    await page.keyboard.type(code(house));
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: /\w/ }).first().waitFor();
  };

/** What a broken page says comes when the last retry has failed. */
export const toldSo: Step = (page) => page.getByRole("alert").first().waitFor();

/** Goes on inside the app: what a first page brings along with it, the next one has to ask for. */
export const visit =
  (path: string, then?: Step): Step =>
  async (page, house) => {
    await page.locator(`a[href="${path}"]`).first().click();
    await page.waitForURL((url) => url.pathname === path);
    await then?.(page, house);
  };

/** Before the page is opened: what it asks for is not answered, or answered as a service that is away would. */
export const unanswered =
  (path: string): Step =>
  (page) =>
    page.route(`**/api${path}`, () => undefined);

export const broken =
  (path: string): Step =>
  (page) =>
    page.route(`**/api${path}`, (route) =>
      route.fulfill({
        status: 503,
        contentType: "application/problem+json",
        body: JSON.stringify({
          type: "about:blank",
          title: "Unavailable",
          status: 503,
          code: "dependency_unavailable",
          correlation_id: "0193f1c2-7a3e-7c11-9d0a-6f2b1c4d5e6f",
        }),
      }),
    );
