import type { Page } from "playwright-core";

interface Pressed {
  pressed(): void;
}

/** Counts what a person presses in this tab from now on, over all of its pages. */
export async function countPresses(page: Page): Promise<() => number> {
  let count = 0;
  const watch = () =>
    addEventListener(
      "click",
      // What a script presses, or a label passes on to its field, is no press of a person's.
      (event) => event.isTrusted && event.detail > 0 && (globalThis as unknown as Pressed).pressed(),
      true,
    );
  await page.exposeFunction("pressed", () => count++);
  await page.addInitScript(watch);
  await page.evaluate(watch);
  return () => count;
}
