import assert from "node:assert/strict";
import { test } from "node:test";
import type { Environment } from "../../../platform/config.ts";
import { newId } from "../../../platform/ids.ts";
import type { Runtime } from "../../../platform/runtime.ts";
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

test("a redis that is away stops nobody and lets nobody through: each instance counts, and /ready tells it", async () => {
  const REDIS_URL = "redis://127.0.0.1:1";
  assert.equal(await letThrough({ REDIS_URL }), LIMIT);
  await using harness = await startHarness({ entries: system, names: ["gateway"], env: { REDIS_URL } });
  const ready = await fetch(`${harness.runtime.fronts[0]!.url}/ready`);
  assert.equal(ready.status, 200);
  const { checks } = (await ready.json()) as { checks: { name: string }[] };
  assert.deepEqual(
    checks.find(({ name }) => name === "redis"),
    { name: "redis", ok: false, critical: false },
  );
  assert.equal(harness.log_lines.filter((line) => line.includes("redis is away")).length, 1);
});

// A real one is needed: REDIS_URL says where one is.
const { REDIS_URL } = process.env;
test(
  "several instances have one limit, with redis",
  { skip: !REDIS_URL && "REDIS_URL is not set" },
  async () => {
    const env = { RATE_LIMITS: "on", RATE_LIMIT_IP: String(LIMIT), REDIS_URL, FOYER_SECRET: newId() };
    const start = () => startHarness({ entries: system, names: ["gateway"], env });
    await using one = await start();
    await using other = await start();
    for (const { runtime } of [one, other]) await connected(runtime);
    let passed = 0;
    for (let n = 0; n < 2 * LIMIT; n++) {
      const { status } = await fetch(`${[one, other][n % 2]!.runtime.fronts[0]!.url}/errors`);
      if (status === 200) passed++;
    }
    assert.equal(passed, LIMIT);
  },
);

/** Redis is connected to in the background. */
async function connected(runtime: Runtime): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await runtime.ready()).find(({ name }) => name === "redis")!.ok) {
    assert.ok(performance.now() < end, "redis does not come");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
