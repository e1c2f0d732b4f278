import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Environment } from "../platform/config.ts";
import { type Runtime, startRuntime, type SystemEntry } from "../platform/runtime.ts";
import { dataDir } from "../run/environment.ts";
import { startSandbox } from "../sandbox/sandbox.ts";
import { clientOf } from "./client.ts";
import { emptyDatabases } from "./empty.ts";
import { markerIn } from "./load-once.ts";
import { linkToken, registerEverybody } from "./people.ts";
import { sellSome } from "./sales.ts";
import { printProgramme } from "./stage.ts";

const PAST_DAYS = 9;

export interface DemoOptions {
  entries: SystemEntry[];
  env: Environment;
  say(line: string): void;
}

/**
 * Fills an empty installation. Everything goes through the public API, nine days ago: the services
 * run with a clock that is set back, so that there is a past, made by the same code as the present.
 */
export async function loadDemo(options: DemoOptions): Promise<void> {
  const marker = markerIn(options.env);
  const interrupted = existsSync(marker);
  options.say("Loading the demo data (once, about half a minute)");
  if (interrupted) await emptyDatabases(options.env);
  await mkdir(dataDir(options.env), { recursive: true });
  await writeFile(marker, "If this file is here at a start, the demo data is loaded anew.\n");
  await inThePast(options, async (runtime, sandbox) => {
    const api = clientOf(runtime.fronts[0]!.url);
    const everybody = await registerEverybody(api, runtime, sandbox);
    options.say("Printing the programme");
    await printProgramme(api, everybody, new Date(), async (email) => {
      await runtime.drain();
      return linkToken(sandbox, email);
    });
    options.say("Selling the first tickets");
    await sellSome(api, sandbox, everybody.customer);
    await runtime.drain();
  });
  await rm(marker);
}

/** Runs services and a sandbox on the same data, with both clocks set back. */
async function inThePast(
  { entries, env }: DemoOptions,
  work: (runtime: Runtime, sandbox: string) => Promise<void>,
): Promise<void> {
  const back_ms = PAST_DAYS * 86_400_000;
  const folder = join(dataDir(env), "sandbox");
  let gateway = "";
  const sandbox = await startSandbox({
    host: "127.0.0.1",
    port: 0,
    smtp_port: 0,
    data_dir: folder,
    webhook_url: () => (gateway ? `${gateway}/webhooks/stripe` : undefined),
    paypal_webhook_url: () => (gateway ? `${gateway}/webhooks/paypal` : undefined),
    clock: () => Date.now() - back_ms,
    log: () => undefined,
  });
  try {
    const runtime = await startRuntime({
      entries,
      env: {
        ...env,
        STRIPE_API_URL: sandbox.url,
        PAYPAL_API_URL: sandbox.url,
        SMTP_URL: `smtp://127.0.0.1:${sandbox.smtp_port}`,
        GATEWAY_PORT: "0",
        RATE_LIMITS: "off",
        LOG_LEVEL: "error",
        PUBLIC_WEB_URL: env.PUBLIC_WEB_URL ?? `http://127.0.0.1:${env.WEB_PORT}`,
        PUBLIC_API_URL: env.PUBLIC_API_URL ?? `http://127.0.0.1:${env.GATEWAY_PORT}`,
      },
      clock: (database) => ({ now: () => new Date(database.now().getTime() - back_ms) }),
    });
    gateway = runtime.fronts[0]!.url;
    try {
      await work(runtime, sandbox.url);
    } finally {
      await runtime.stop();
    }
  } finally {
    await sandbox.stop();
  }
}
