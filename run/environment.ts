import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import type { Environment } from "../platform/config.ts";

/** Published keys of the sandbox: everybody knows them, so production refuses them. */
export const SANDBOX_KEYS = {
  STRIPE_SECRET_KEY: "sk_test_foyer_sandbox",
  STRIPE_PUBLISHABLE_KEY: "pk_test_foyer_sandbox",
  STRIPE_WEBHOOK_SECRET: "whsec_foyer_sandbox",
};

/** Ports of all-in-one, settled before anything listens, so that every part knows every address. */
export interface Ports {
  web: number;
  gateway: number;
  sandbox: number;
  sandbox_smtp: number;
}

export const isProduction = (env: Environment) => env.FOYER_ENV === "production";
export const dataDir = (env: Environment) => resolve(env.FOYER_DATA_DIR ?? ".foyer");

/** 0 means a free one. */
export async function settlePorts(env: Environment): Promise<Ports> {
  const port = async (name: string, fallback: number) => {
    const told = Number(env[name] ?? fallback);
    return told === 0 ? freePort(env.HOST ?? "127.0.0.1") : told;
  };
  return {
    web: await port("WEB_PORT", 3000),
    gateway: await port("GATEWAY_PORT", 8080),
    sandbox: await port("SANDBOX_PORT", 8090),
    sandbox_smtp: await port("SANDBOX_SMTP_PORT", 8025),
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
  return {
    ...SANDBOX_KEYS,
    STRIPE_API_URL: `http://${host}:${ports.sandbox}`,
    ...(env.SMTP_URL === undefined ? { SMTP_URL: `smtp://${host}:${ports.sandbox_smtp}` } : {}),
  };
}
