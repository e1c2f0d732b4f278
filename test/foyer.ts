import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../platform/config.ts";
import type { SystemEntry } from "../platform/runtime.ts";
import { type Harness, startHarness } from "../platform/testing/harness.ts";
import { SANDBOX_KEYS } from "../run/environment.ts";
import { startSandbox } from "../sandbox/sandbox.ts";
import { system } from "../system.ts";
import { type Doors, doorsOf } from "./doors.ts";

/** The whole of Foyer with its outside world, for one test file: everything through its public addresses. */
export interface Foyer extends Doors, AsyncDisposable {
  harness: Harness;
  /** Moves everybody's clock, the outside world's too. */
  advance(ms: number): void;
  stop(): Promise<void>;
}

/**
 * Starts every service in one process behind the gateway, on fresh databases, with a sandbox of its own.
 * @param options `instead`: stand in for the services of their names
 */
export async function startFoyer(
  options: { env?: Environment; instead?: SystemEntry[] } = {},
): Promise<Foyer> {
  const { instead = [] } = options;
  let gateway = "";
  let now = () => Date.now();
  const folder = await mkdtemp(join(tmpdir(), "foyer-sandbox-"));
  const sandbox = await startSandbox({
    host: "127.0.0.1",
    port: 0,
    smtp_port: 0,
    data_dir: folder,
    webhook_url: () => (gateway ? `${gateway}/webhooks/stripe` : undefined),
    paypal_webhook_url: () => (gateway ? `${gateway}/webhooks/paypal` : undefined),
    clock: () => now(),
    log: () => undefined,
  });
  const closeOutside = async () => {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const harness = await startHarness({
    entries: [...system.filter(({ name }) => !instead.some((entry) => entry.name === name)), ...instead],
    // Clocks jump in these tests: tokens live longer than any jump.
    env: {
      ...SANDBOX_KEYS,
      STRIPE_API_URL: sandbox.url,
      PAYPAL_API_URL: sandbox.url,
      SMTP_URL: `smtp://127.0.0.1:${sandbox.smtp_port}`,
      ACCESS_TOKEN_SECONDS: "86400",
      ...options.env,
    },
  }).catch(async (error: unknown) => {
    await closeOutside();
    throw error;
  });
  now = () => harness.clock.now().getTime();
  gateway = harness.runtime.fronts[0]!.url;
  const stop = async () => {
    await harness.stop();
    await closeOutside();
  };
  const doors: Doors = doorsOf(
    gateway,
    sandbox.url,
    () => drainAll(harness, doors, now),
    (correlation_id) => harness.log_lines.filter((line) => line.includes(correlation_id)).join(""),
  );
  return { ...doors, harness, advance: (ms) => harness.clock.advance(ms), stop, [Symbol.asyncDispose]: stop };
}

interface SentWebhook {
  id: string;
  attempts: number;
  next_attempt_at: string | null;
}

/** Drains services and webhooks in turns, until neither gave the other anything more to do. */
async function drainAll(harness: Harness, doors: Doors, now: () => number): Promise<void> {
  const look = async () => {
    const { items } = (await doors.outside<{ items: SentWebhook[] }>("/sandbox/webhooks?limit=100")).body;
    const due = items.some(
      ({ next_attempt_at }) => next_attempt_at !== null && Date.parse(next_attempt_at) <= now(),
    );
    return { due, mark: items.map(({ id, attempts }) => `${id} ${attempts}`).join() };
  };
  for (;;) {
    const before = await look();
    await harness.drain();
    const after = await look();
    if (!after.due && after.mark === before.mark) return;
  }
}
