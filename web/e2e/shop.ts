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
export interface House extends AsyncDisposable {
  foyer: FoyerInOneProcess;
  url: string;
  /**
   * A visitor's tab. Whatever the page complains about, its policy refuses or it asks of somebody else fails the test
   * at the end.
   */
  visit(options?: BrowserContextOptions): Promise<Page>;
  complaints: string[];
}

/** A house with a stage in it: a theatre's event on sale, and a studio. */
export interface Shop extends House {
  stage: Stage;
  /** The address part of the theatre's event. */
  slug: string;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface HouseOptions {
  /** What the web server is told otherwise than the sandbox would have it. */
  settings?: Partial<WebOptions["settings"]>;
  /** More of Chromium's switches. */
  switches?: string[];
  /** Other origins that pages may ask, beside our own and the sandbox. */
  others?: RegExp;
}

export async function openShop(options: HouseOptions = {}): Promise<Shop> {
  const house = await openHouse(options);
  try {
    const stage = await openStage(house.foyer);
    const { body } = await house.foyer.call(`/events/${stage.theatre.event_id}`);
    return { ...house, stage, slug: body.slug };
  } catch (error) {
    // Or it would keep a test file alive that has failed long ago.
    await house[Symbol.asyncDispose]();
    throw error;
  }
}

/** Empty, as after an installation. */
export async function openHouse({ settings, switches = [], others }: HouseOptions = {}): Promise<House> {
  const port = await freePort();
  const foyer = await startInOneProcess({ env: { PUBLIC_WEB_URL: `http://127.0.0.1:${port}` } });
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
  const complaints: string[] = [];
  const isOurs = (url: string) =>
    !/^(https?|wss?):/.test(url) ||
    [web.url, foyer.sandbox].includes(new URL(url).origin.replace(/^ws/, "http")) ||
    others?.test(url) === true;
  return {
    foyer,
    url: web.url,
    complaints,
    async visit(options) {
      const page = await visit(browser, web.url, complaints, options);
      page.on("request", (request) => {
        if (!isOurs(request.url())) complaints.push(`${page.url()} asks somebody else: ${request.url()}`);
      });
      return page;
    },
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
    // A test that breaks requests off sees only those that no service worker answers.
    serviceWorkers: "block",
    viewport: { width: 1280, height: 900 },
    // What moves or fades is judged, and pressed, where it comes to rest.
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  // Nobody waits that long; a machine that does much at once may make a page do so.
  page.setDefaultTimeout(60_000);
  // Chromium writes most of them into the console, but not those of a worker or a report-only policy.
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} refuses ${event.blockedURI}`),
    );
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.stack}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !isAnswer(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}

/** Lets the house work on while the page waits: `look` is tried again after each round. */
export async function meanwhile(shop: House, look: () => Promise<void>): Promise<void> {
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
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const findings = await page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { axe: run } = globalThis as unknown as { axe: typeof axeCore };
    const { violations } = await run.run(document, {
      runOnly: tags,
      // Off unless asked for: 24 px for what is pressed.
      rules: { "target-size": { enabled: true } },
    });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`);
  });
  assert.deepEqual(findings, [], what);
}
