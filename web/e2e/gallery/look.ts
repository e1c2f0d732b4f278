import type { Page } from "playwright-core";
import type { DemoHouse } from "./demo-house.ts";
import type { View } from "./views.ts";

/** How somebody sees a page. */
export interface Look {
  width: number;
  theme: "light" | "dark";
  language: string;
}

/** Opens a page in its state, in English and on a desk; what the browser says about answers that fail is expected. */
export async function open(house: DemoHouse, view: View): Promise<Page> {
  const page = await house.tabOf(view.who ?? "guest");
  await page.setViewportSize({ width: 1280, height: 900 });
  await view.before?.(page, house);
  await page.goto(typeof view.path === "string" ? view.path : view.path(house));
  await page
    .locator(view.before ? "main" : "main h1")
    .first()
    .waitFor();
  await settle(page);
  await view.state?.(page, house);
  if (view.popup) {
    await page.getByRole("button", { name: view.popup }).first().press("Enter");
    await page.locator("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]").first().waitFor();
  }
  await settle(page);
  return page;
}

/** Puts the page away as if nothing had been done in it; the tabs of the demo's people stay. */
export async function close(house: DemoHouse, view: View, page: Page): Promise<void> {
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.context().setOffline(false);
  if (view.before) house.complaints.length = 0;
  if ((view.who ?? "guest") === "guest") await page.context().close();
}

/** Width, light and language change under the open page, as when somebody turns the phone or changes their mind. */
export async function lookAt(page: Page, { width, theme, language }: Look): Promise<void> {
  await page.setViewportSize({ width, height: width < 700 ? 844 : 900 });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await page.evaluate((tag) => {
    if (document.documentElement.lang === tag) return;
    dispatchEvent(new StorageEvent("storage", { key: "foyer.language", newValue: tag }));
  }, language);
  await page.waitForFunction((tag) => document.documentElement.lang === tag, language);
  await settle(page);
}

/** Pictures that are in view are there and nothing moves any more; a stalled request does not hold it up. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: 1_500 }).catch(() => undefined);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}
