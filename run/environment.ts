import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { type Environment, Settings, SettingsError } from "../platform/config.ts";
import { entrySettings } from "./settings.ts";

/** Published keys of the sandbox: everybody knows them, so production refuses them. */
export const SANDBOX_KEYS = {
  STRIPE_SECRET_KEY: "sk_test_foyer_sandbox",
  STRIPE_PUBLISHABLE_KEY: "pk_test_foyer_sandbox",
  STRIPE_WEBHOOK_SECRET: "whsec_foyer_sandbox",
  PAYPAL_CLIENT_ID: "client_foyer_sandbox",
  PAYPAL_CLIENT_SECRET: "secret_foyer_sandbox",
  PAYPAL_WEBHOOK_ID: "FOYERSANDBOX00001",
};

const PAYPAL = ["PAYPAL_CLIENT_ID", "PAYPAL_CLIENT_SECRET", "PAYPAL_WEBHOOK_ID", "PAYPAL_API_URL"];

/**
 * What Stripe's webhook endpoint has to send (docs/operations/install.md): that an intent was created is known from
 * the answer to the request that made it.
 */
export const STRIPE_EVENTS = [
  "payment_intent.processing",
  "payment_intent.requires_action",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.canceled",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.refund.updated",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
];

/** Ports of all-in-one, settled before anything listens, so that every part knows every address. */
export interface Ports {
  web: number;
  gateway: number;
  sandbox: number;
  sandbox_smtp: number;
}

export const isProduction = (env: Environment) => env.FOYER_ENV === "production";
export const dataDir = (env: Environment) => resolve(env.FOYER_DATA_DIR ?? ".foyer");

/**
 * 0 means a free one.
 * @throws SettingsError
 */
export async function settlePorts(env: Environment): Promise<Ports> {
  const settings = new Settings(env);
  const told = entrySettings(settings);
  if (settings.problems.length > 0) throw new SettingsError(settings.problems);
  const settle = (port: number) => (port === 0 ? freePort(env.HOST ?? "127.0.0.1") : port);
  return {
    web: await settle(told.web),
    gateway: await settle(told.gateway),
    sandbox: await settle(told.sandbox),
    sandbox_smtp: await settle(told.sandbox_smtp),
  };
}

function freePort(host: string): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once("error", fail);
    server.listen(0, host, () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

/** The installation's secret: made once and kept beside the data. Production brings its own. */
export async function secretOf(env: Environment): Promise<string | undefined> {
  if (env.FOYER_SECRET !== undefined || isProduction(env)) return env.FOYER_SECRET;
  const file = join(dataDir(env), "secret");
  await mkdir(dataDir(env), { recursive: true });
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known) return known.trim();
  const made = randomBytes(32).toString("base64url");
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return made;
}

/** True where outside parties are simulated: in development, unless real keys are set. */
export function usesSandbox(env: Environment): boolean {
  return !isProduction(env) && env.STRIPE_SECRET_KEY === undefined && env.STRIPE_WEBHOOK_SECRET === undefined;
}

/** What points the services at the sandbox: only addresses and keys, no service knows what is behind. */
export function sandboxSettings(env: Environment, ports: Ports): Environment {
  const host = env.HOST && env.HOST !== "0.0.0.0" ? env.HOST : "127.0.0.1";
  const url = `http://${host}:${ports.sandbox}`;
  // Somebody's own PayPal account is left alone, half a one too: its settings then say what is missing.
  const own = PAYPAL.some((name) => env[name] !== undefined);
  return {
    ...SANDBOX_KEYS,
    STRIPE_API_URL: url,
    PAYPAL_API_URL: url,
    ...(own ? payPalOf(env) : {}),
    ...(env.SMTP_URL === undefined ? { SMTP_URL: `smtp://${host}:${ports.sandbox_smtp}` } : {}),
  };
}

const payPalOf = (env: Environment): Environment =>
  Object.fromEntries(PAYPAL.map((name) => [name, env[name]]));

/** The environment as all-in-one completes it, as far as that can be said before anything is started. */
export function completed(env: Environment, secret: string | undefined): Environment {
  const unknown = { web: 0, gateway: 0, sandbox: 0, sandbox_smtp: 0 };
  return {
    ...env,
    FOYER_SECRET: env.FOYER_SECRET ?? secret,
    DATABASE_URL: env.DATABASE_URL ?? "postgresql://127.0.0.1/postgres",
    ...(usesSandbox(env) ? sandboxSettings(env, unknown) : {}),
  };
}
