import assert from "node:assert/strict";
import { test } from "node:test";
import type { Environment } from "../../../platform/config.ts";
import { startHarness } from "../../../platform/testing/harness.ts";
import { system } from "../../../system.ts";

const LIMIT = 5;

/** How many of the requests got through that pretend to come from ever other addresses. */
async function letThrough(env: Environment): Promise<number> {
  const limits = { RATE_LIMITS: "on", RATE_LIMIT_IP: String(LIMIT), ...env };
  await using harness = await startHarness({ entries: system, names: ["gateway"], env: limits });
  let passed = 0;
  for (let n = 1; n <= 3 * LIMIT; n++) {
    const headers = { "x-forwarded-for": `203.0.113.${n}` };
    const { status } = await fetch(`${harness.runtime.fronts[0]!.url}/errors`, { headers });
    if (status === 200) passed++;
    else assert.equal(status, 429);
  }
  return passed;
}

test("a client cannot escape its limit by claiming another address", async () => {
  assert.equal(await letThrough({}), LIMIT);
  assert.equal(await letThrough({ TRUSTED_PROXIES: "10.0.0.0/8" }), LIMIT);
});

test("behind a proxy that is trusted, each of its clients has a limit of its own", async () => {
  assert.equal(await letThrough({ TRUSTED_PROXIES: "10.0.0.0/8,loopback" }), 3 * LIMIT);
});
