import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import type { Page } from "playwright-core";
import { type DemoHouse, openDemoHouse } from "./gallery/demo-house.ts";
import { close, type Look, lookAt, open } from "./gallery/look.ts";
import { type View, views } from "./gallery/views.ts";
import { assertAccessible } from "./shop.ts";

/** All looks of every view (`npm run test:a11y`, some minutes), else one of them, in turn, for those that stand for the rest. */
const all = process.env.FOYER_A11Y === "all";
const judged = views.filter(({ always }) => all || always);
const looks: Look[] = [320, 1280, 768].flatMap((width) =>
  (["light", "dark"] as const).map((theme) => ({ width, theme, language: "en" })),
);

let house: DemoHouse;
before(async () => {
  house = await openDemoHouse();
});
after(async () => {
  // Some states are made of answers that fail.
  const complaints = house?.complaints.filter((line) => !line.includes("Failed to load resource")) ?? [];
  await house?.[Symbol.asyncDispose]();
  assert.deepEqual(complaints, [], "no page complained in the console");
});

suite("every page in every state can be used by everybody", () => {
  for (const [index, view] of judged.entries()) {
    test(view.name, { timeout: 120_000 }, async () => {
      const page = await open(house, view);
      try {
        for (const look of all ? looks : [looks[index % looks.length]!]) {
          await lookAt(page, look);
          await assertAccessible(page, `${view.name} ${look.width} ${look.theme}`);
        }
        await lookAt(page, looks[0]!);
        await assertNoSidewaysScroll(page, view);
        if (view.popup) await assertEscapeLeadsBack(page, view.popup);
        // Loading pages have nothing to walk through; popups keep the focus by themselves.
        else if (!view.before) await assertFocusIsSeen(page, view, all ? 60 : 12);
      } finally {
        await close(house, view, page);
      }
    });
  }
});

async function assertNoSidewaysScroll(page: Page, view: View): Promise<void> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const inside = scrollWidth > clientWidth ? "body *:not(canvas)" : "[role=dialog] *, [role=alertdialog] *";
    return (
      [...document.querySelectorAll(inside)]
        .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
        // What scrolls by itself is not what makes the page wide.
        .filter((element) => !element.closest(".scroll > *"))
        .slice(-3)
        .map((element) => element.outerHTML.slice(0, 160))
    );
  });
  assert.deepEqual(wide, [], `${view.name} scrolls sideways at 320`);
}

/** WCAG 2.4.11: of what has the focus some part can be seen, whatever bars stick to the edges. */
async function assertFocusIsSeen(page: Page, view: View, steps: number): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let step = 0; step < steps; step++) {
    await page.keyboard.press("Tab");
    const hidden = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body || focused.closest(".sr, [aria-hidden=true]"))
        return undefined;
      const { left, top, width, height } = (focused.closest("label") ?? focused).getBoundingClientRect();
      const seen = [0.5, 0.08, 0.92].some((down) =>
        [0.5, 0.08, 0.92].some((along) => {
          const found = document.elementFromPoint(left + width * along, top + height * down);
          return (
            found !== null &&
            (focused.contains(found) || found.contains(focused) || found.closest("label")?.contains(focused))
          );
        }),
      );
      return seen ? undefined : focused.outerHTML.slice(0, 160);
    });
    assert.equal(hidden, undefined, `${view.name}: the focus is covered`);
  }
}

async function assertEscapeLeadsBack(page: Page, opener: RegExp): Promise<void> {
  await page.keyboard.press("Escape");
  await page
    .locator("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]")
    .waitFor({ state: "detached" });
  await page.waitForFunction(
    (pattern) => new RegExp(pattern).test(document.activeElement?.textContent ?? ""),
    opener.source,
  );
}
