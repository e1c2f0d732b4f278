import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import type axeCore from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { SANDBOX_KEYS } from "../../run/environment.ts";
import { chromiumOptions } from "../../test/chromium.ts";
import { type FoyerInOneProcess, startInOneProcess } from "../../test/foyer.ts";
import { openStage, type Stage } from "../../test/stage.ts";
import { startWeb, type WebOptions } from "../server.ts";

/** The whole house with its web app and a browser in front of it. */
export interface Shop extends AsyncDisposable {
  foyer: FoyerInOneProcess;
  stage: Stage;
  url: string;
  /** The address part of the theatre's event. */
  slug: string;
  /** A visitor's tab. Whatever the page complains about fails the test at the end. */
  visit(options?: BrowserContextOptions): Promise<Page>;
  complaints: string[];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface ShopOptions {
  /** What the web server is told otherwise than the sandbox would have it. */
  settings?: Partial<WebOptions["settings"]>;
  /** More of Chromium's switches. */
  switches?: string[];
}

export async function openShop({ settings, switches = [] }: ShopOptions = {}): Promise<Shop> {
  const port = await freePort();
  const foyer = await startInOneProcess({ env: { PUBLIC_WEB_URL: `http://127.0.0.1:${port}` } });
  const stage = await openStage(foyer);
  const web = await startWeb({
    host: "127.0.0.1",
    port,
    api: foyer.harness.runtime.fronts[0]!,
    settings: {
      stripe_publishable_key: SANDBOX_KEYS.STRIPE_PUBLISHABLE_KEY,
      stripe_api_url: foyer.sandbox,
      paypal: true,
      sandbox_url: foyer.sandbox,
      test_mode: true,
      version: "test",
      ...settings,
    },
  });
  const launch = await chromiumOptions();
  const browser = await chromium.launch({ ...launch, args: [...(launch.args ?? []), ...switches] });
  const { body } = await foyer.call(`/events/${stage.theatre.event_id}`);
  const complaints: string[] = [];
  return {
    foyer,
    stage,
    url: web.url,
    slug: body.slug,
    complaints,
    visit: (options) => visit(browser, web.url, complaints, options),
    async [Symbol.asyncDispose]() {
      await browser.close();
      await web.stop();
      await foyer.stop();
    },
  };
}

/** Refusals are part of the play: the browser's own line about an answer of 4xx is none of a page's faults. */
const isAnswer = (text: string) =>
  /Failed to load resource: the server responded with a status of 4\d\d/.test(text);

async function visit(
  browser: Browser,
  baseURL: string,
  complaints: string[],
  options?: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: "en-IE",
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.stack}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !isAnswer(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}

/** Lets the house work on while the page waits: `look` is tried again after each round. */
export async function meanwhile(shop: Shop, look: () => Promise<void>): Promise<void> {
  const done = look();
  let over = false;
  void done.then(
    () => (over = true),
    () => (over = true),
  );
  while (!over) {
    await shop.foyer.drain();
    await Promise.race([done.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  await done;
}

/** Presses Tab until the focus is on what is called so. */
export async function tabTo(page: Page, name: RegExp, limit = 80): Promise<void> {
  for (let step = 0; step < limit; step++) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate(() => {
      const focused = document.activeElement;
      const labels = (focused as HTMLInputElement | null)?.labels;
      return focused?.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? focused?.textContent ?? "";
    });
    if (name.test(label.trim())) return;
  }
  assert.fail(`Tab does not reach ${name}`);
}

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** No serious or critical finding of axe on the page as it is now. */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(axe);
  const findings = await page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { axe: run } = globalThis as unknown as { axe: typeof axeCore };
    const { violations } = await run.run(document, { runOnly: tags });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`);
  });
  assert.deepEqual(findings, [], what);
}
