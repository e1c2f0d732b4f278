import assert from "node:assert/strict";
import { test } from "node:test";
import { startWeb } from "../server.ts";

async function headersWith(
  key: string,
  api: string,
  tiktok_pixel_id?: string,
): Promise<{ headers: Headers; card_form: string }> {
  const web = await startWeb({
    host: "127.0.0.1",
    port: 0,
    api: ["http://127.0.0.1:9"],
    settings: {
      stripe_publishable_key: key,
      stripe_api_url: api,
      paypal: false,
      tiktok_pixel_id,
      sandbox_url: null,
      test_mode: true,
      version: "test",
    },
  });
  try {
    const page = await fetch(web.url);
    await page.arrayBuffer();
    const config = await fetch(`${web.url}/config.json`);
    const { card_form } = (await config.json()) as { card_form: string };
    return { headers: page.headers, card_form };
  } finally {
    await web.stop();
  }
}

const directive = (headers: Headers, name: string) =>
  headers
    .get("content-security-policy")!
    .split(";")
    .map((part) => part.trim().split(" "))
    .find(([first]) => first === name)!
    .slice(1);

test("at the sandbox no page may load anything of Stripe's", async () => {
  const { headers, card_form } = await headersWith("pk_test_foyer_sandbox", "http://127.0.0.1:8090");
  assert.equal(card_form, "sandbox");
  assert.doesNotMatch(
    headers.get("content-security-policy")!,
    /stripe|unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/,
  );
  assert.deepEqual(directive(headers, "frame-src"), ["'none'"]);
  assert.ok(directive(headers, "connect-src").includes("http://127.0.0.1:8090"));
});

test("with a real key pages may load what Stripe asks for, and no more", async () => {
  for (const key of ["pk_live_51", "pk_test_51", ""]) {
    const { headers, card_form } = await headersWith(key, "https://api.stripe.com");
    assert.equal(card_form, "stripe", key);
    const scripts = ["https://js.stripe.com", "https://*.js.stripe.com"];
    assert.deepEqual(directive(headers, "script-src"), ["'self'", "'wasm-unsafe-eval'", ...scripts]);
    assert.deepEqual(directive(headers, "frame-src"), [...scripts, "https://hooks.stripe.com"]);
    assert.deepEqual(directive(headers, "connect-src"), ["'self'", "ws:", "wss:", "https://api.stripe.com"]);
  }
});

test("TikTok's address is let in only where the house has a pixel", async () => {
  const [key, api] = ["pk_test_foyer_sandbox", "http://127.0.0.1:8090"];
  const without = (await headersWith(key, api)).headers;
  assert.doesNotMatch(without.get("content-security-policy")!, /tiktok/);
  const { headers } = await headersWith(key, api, "C0FOYERTEST");
  for (const name of ["script-src", "connect-src"])
    assert.ok(directive(headers, name).includes("https://analytics.tiktok.com"), name);
  assert.doesNotMatch(headers.get("content-security-policy")!, /unsafe-inline|\*\.tiktok/);
});

test("the camera is for our own pages, microphone and place for nobody", async () => {
  const { headers } = await headersWith("pk_test_foyer_sandbox", "http://127.0.0.1:8090");
  assert.equal(headers.get("permissions-policy"), "camera=(self), microphone=(), geolocation=()");
});
