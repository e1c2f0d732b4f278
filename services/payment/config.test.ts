import assert from "node:assert/strict";
import { test } from "node:test";
import { type Environment, Settings } from "../../platform/config.ts";
import { config } from "./config.ts";

const FULL = {
  STRIPE_SECRET_KEY: "sk_live_1",
  STRIPE_PUBLISHABLE_KEY: "pk_live_1",
  STRIPE_WEBHOOK_SECRET: "whsec_1, whsec_2",
};
const SANDBOX = {
  STRIPE_SECRET_KEY: "sk_test_foyer_sandbox",
  STRIPE_PUBLISHABLE_KEY: "pk_test_foyer_sandbox",
  STRIPE_WEBHOOK_SECRET: "whsec_foyer_sandbox",
};

function problemsOf(env: Environment): string[] {
  const settings = new Settings(env);
  config(settings);
  return settings.problems.map(({ name }) => name);
}

test("a whole group is read, with every secret that may sign", () => {
  const settings = new Settings({ ...FULL, FOYER_ENV: "production" });
  assert.deepEqual(config(settings).stripe?.webhook_secrets, ["whsec_1", "whsec_2"]);
  assert.deepEqual(settings.problems, []);
});

test("empty, half and missing stop the start", () => {
  assert.deepEqual(problemsOf({ ...FULL, STRIPE_WEBHOOK_SECRET: "" }), ["STRIPE_WEBHOOK_SECRET"]);
  assert.deepEqual(problemsOf({ ...FULL, STRIPE_WEBHOOK_SECRET: "whsec_1," }), ["STRIPE_WEBHOOK_SECRET"]);
  assert.deepEqual(problemsOf({ ...FULL, STRIPE_WEBHOOK_SECRET: undefined }), ["STRIPE_WEBHOOK_SECRET"]);
  assert.deepEqual(problemsOf({ STRIPE_SECRET_KEY: "sk_live_1" }), [
    "STRIPE_PUBLISHABLE_KEY",
    "STRIPE_WEBHOOK_SECRET",
  ]);
  assert.deepEqual(problemsOf({}), ["STRIPE_SECRET_KEY"]);
});

test("production refuses what the sandbox publishes", () => {
  assert.deepEqual(problemsOf({ ...SANDBOX }), []);
  assert.deepEqual(problemsOf({ ...SANDBOX, FOYER_ENV: "production" }), [
    "STRIPE_SECRET_KEY",
    "STRIPE_PUBLISHABLE_KEY",
    "STRIPE_WEBHOOK_SECRET",
  ]);
  assert.deepEqual(
    problemsOf({ ...FULL, STRIPE_API_URL: "http://127.0.0.1:8090", FOYER_ENV: "production" }),
    ["STRIPE_API_URL"],
  );
  assert.deepEqual(
    problemsOf({ ...FULL, STRIPE_WEBHOOK_SECRET: "whsec_1,whsec_foyer_sandbox", FOYER_ENV: "production" }),
    ["STRIPE_WEBHOOK_SECRET"],
  );
});
