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

const PAYPAL = {
  PAYPAL_CLIENT_ID: "client_1",
  PAYPAL_CLIENT_SECRET: "secret_1",
  PAYPAL_WEBHOOK_ID: "1JE4291016473214C",
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

test("PayPal: whole beside Stripe or alone; empty and half stop the start; unset it is off", () => {
  const read = (env: Environment) => {
    const settings = new Settings({ ...env, FOYER_ENV: "production" });
    const { stripe, paypal } = config(settings);
    return [settings.problems.map(({ name }) => name), stripe !== undefined, paypal?.webhook_id];
  };
  assert.deepEqual(read({ ...FULL, ...PAYPAL }), [[], true, "1JE4291016473214C"]);
  assert.deepEqual(read(PAYPAL), [[], false, "1JE4291016473214C"]);
  assert.deepEqual(read(FULL), [[], true, undefined]);
  assert.deepEqual(problemsOf({ ...FULL, ...PAYPAL, PAYPAL_CLIENT_SECRET: "" }), ["PAYPAL_CLIENT_SECRET"]);
  assert.deepEqual(problemsOf({ ...FULL, PAYPAL_CLIENT_SECRET: "" }), [
    "PAYPAL_CLIENT_ID",
    "PAYPAL_CLIENT_SECRET",
    "PAYPAL_WEBHOOK_ID",
  ]);
  assert.deepEqual(problemsOf({ ...FULL, ...PAYPAL, PAYPAL_WEBHOOK_ID: undefined }), ["PAYPAL_WEBHOOK_ID"]);
});

test("production refuses the sandbox's PayPal too", () => {
  const sandbox = {
    PAYPAL_CLIENT_ID: "client_foyer_sandbox",
    PAYPAL_CLIENT_SECRET: "secret_foyer_sandbox",
    PAYPAL_WEBHOOK_ID: "FOYERSANDBOX00001",
  };
  assert.deepEqual(problemsOf({ ...FULL, ...sandbox }), []);
  assert.deepEqual(problemsOf({ ...FULL, ...sandbox, FOYER_ENV: "production" }), [
    "PAYPAL_CLIENT_ID",
    "PAYPAL_CLIENT_SECRET",
    "PAYPAL_WEBHOOK_ID",
  ]);
  assert.deepEqual(
    problemsOf({ ...FULL, ...PAYPAL, PAYPAL_API_URL: "http://127.0.0.1:8090", FOYER_ENV: "production" }),
    ["PAYPAL_API_URL"],
  );
});
