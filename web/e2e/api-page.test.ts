import assert from "node:assert/strict";
import { test } from "node:test";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { register } from "../../test/buyer.ts";
import { chromiumOptions } from "../../test/chromium.ts";
import { startFoyer } from "../../test/foyer.ts";

/** The one that `register` gives. */
const PASSWORD = "plum river 47";

// A person's clicks in Swagger UI, by its own names.
const operation = (page: Page, tag: string, name: string) => page.locator(`#operations-${tag}-${name}`);
const open = async (page: Page, tag: string, name: string): Promise<Locator> => {
  if (!(await operation(page, tag, name).isVisible())) await page.locator(`#operations-tag-${tag}`).click();
  await operation(page, tag, name).locator(".opblock-summary").click();
  return operation(page, tag, name);
};
const run = async (block: Locator): Promise<string> => {
  await block.locator("button.execute").click();
  return block.locator(".live-responses-table .response").first().innerText();
};

test("the page of the API: signed in by trying it, nothing from elsewhere, nothing inline", async () => {
  await using foyer = await startFoyer();
  const person = await register(foyer);
  const browser: Browser = await chromium.launch(await chromiumOptions());
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
    page.on("pageerror", (error) => void complaints.push(error.message));
    page.on("request", (request) => {
      const own = request.url().startsWith(foyer.gateway) || request.url().startsWith("data:");
      if (!own) complaints.push(`asked ${request.url()}`);
    });
    await page.goto(`${foyer.gateway}/docs`);
    const login = await open(page, "auth", "post_auth_login");
    await login.locator("textarea").fill(JSON.stringify({ email: person.email, password: PASSWORD }));
    assert.match(await run(login), /^200/);
    assert.match(await run(await open(page, "user", "get_users_me")), new RegExp(person.email));
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
  }
});
