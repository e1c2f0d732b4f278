import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../platform/config.ts";
import { SANDBOX_KEYS } from "../run/environment.ts";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Doors } from "./doors.ts";

/** The outside world of one test file, in the test's own process. */
export interface Outside {
  url: string;
  /** What points the services at it. */
  env: Environment;
  stop(): Promise<void>;
}

/**
 * @param gateway where webhooks go; "" while there is none
 * @param now its clock: the services'
 */
export async function startOutside(gateway: () => string, now: () => number): Promise<Outside> {
  const folder = await mkdtemp(join(tmpdir(), "foyer-sandbox-"));
  const target = (vendor: string) => () => (gateway() ? `${gateway()}/webhooks/${vendor}` : undefined);
  const sandbox = await startSandbox({
    host: "127.0.0.1",
    port: 0,
    smtp_port: 0,
    data_dir: folder,
    webhook_url: target("stripe"),
    paypal_webhook_url: target("paypal"),
    clock: now,
    log: () => undefined,
  });
  return {
    url: sandbox.url,
    env: {
      ...SANDBOX_KEYS,
      STRIPE_API_URL: sandbox.url,
      PAYPAL_API_URL: sandbox.url,
      SMTP_URL: `smtp://127.0.0.1:${sandbox.smtp_port}`,
    },
    async stop() {
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface SentWebhook {
  id: string;
  attempts: number;
  next_attempt_at: string | null;
}

/** Drains services and webhooks in turns, until neither gave the other anything more to do. */
export async function drainWith(
  doors: Doors,
  now: () => number,
  services: () => Promise<unknown>,
): Promise<void> {
  const look = async () => {
    const { items } = (await doors.outside<{ items: SentWebhook[] }>("/sandbox/webhooks?limit=100")).body;
    const due = items.some(
      ({ next_attempt_at }) => next_attempt_at !== null && Date.parse(next_attempt_at) <= now(),
    );
    return { due, mark: items.map(({ id, attempts }) => `${id} ${attempts}`).join() };
  };
  for (;;) {
    const before = await look();
    await services();
    const after = await look();
    if (!after.due && after.mark === before.mark) return;
  }
}
