import { createHmac } from "node:crypto";
import type { DueWebhook, Outcome } from "../store/webhooks.ts";
import type { World } from "../world.ts";
import { WEBHOOK_SECRET } from "./keys.ts";
import { settleDue } from "./settle-due.ts";

const MOST_AT_ONCE = 16;
const TIMEOUT_MS = 10_000;
const LONGEST_SLEEP_MS = 1_000;
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
/** The pauses after each failed attempt; after the last one it is given up (and can be resent by hand). */
const PAUSES_MS = [
  SECOND,
  3 * SECOND,
  10 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
];

export type Deliverer = { wake(): void; stop(): Promise<void> };

/**
 * Sends what is due: at once when it is written, again after a pause while it is not answered with 2xx. Webhooks of
 * one payment leave one after the other, those of different payments side by side. What is due lives in the store, so
 * nothing is lost by a restart; a webhook whose answer was lost with the process is sent again, as Stripe would.
 * `target` undefined or empty: nobody listens (yet), everything waits.
 */
export function startDeliverer(world: World, target: () => string | undefined): Deliverer {
  const inFlight = new Map<string, Promise<void>>();
  const busyChains = new Set<string>();
  const aborter = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let scheduled = false;
  let stopped = false;

  function wake(): void {
    if (scheduled || stopped) return;
    scheduled = true;
    setImmediate(run);
  }

  function run(): void {
    scheduled = false;
    if (stopped) return;
    settleDue(world);
    const url = target();
    if (url && inFlight.size < MOST_AT_ONCE) {
      for (const webhook of world.webhooks.due(4 * MOST_AT_ONCE)) start(webhook, url);
    }
    sleepUntilDue(url ? 5 : 250);
  }

  function start(webhook: DueWebhook, url: string): void {
    if (inFlight.size >= MOST_AT_ONCE || inFlight.has(webhook.id) || busyChains.has(webhook.chain)) return;
    busyChains.add(webhook.chain);
    const sending = deliver(webhook, url).finally(() => {
      inFlight.delete(webhook.id);
      busyChains.delete(webhook.chain);
      wake();
    });
    inFlight.set(webhook.id, sending);
  }

  async function deliver(webhook: DueWebhook, url: string): Promise<void> {
    const copies = await Promise.all(
      Array.from({ length: webhook.copies }, () => post(world, url, webhook.payload, aborter.signal)),
    );
    const failed = copies.find((copy) => !copy.ok);
    // Cut off by our own stop: it stays due and is sent after the next start.
    if (failed && stopped) return;
    const pause = PAUSES_MS[webhook.attempts];
    const retry_ms = failed && pause !== undefined ? world.clock() + pause : null;
    world.webhooks.settle(webhook, {
      ...(failed ?? copies[0] ?? { ok: false, status: null, error: null }),
      retry_ms,
    });
  }

  function sleepUntilDue(shortestMs: number): void {
    if (timer) clearTimeout(timer);
    const due = [world.webhooks.nextDueMs(), world.stripe.settlements.nextDueMs()].filter(
      (one) => one !== null,
    );
    if (due.length === 0) return;
    // Never longer than a second: the clock may be an injected one, and the address may only become known.
    const pause = Math.min(Math.max(Math.min(...due) - world.clock(), shortestMs), LONGEST_SLEEP_MS);
    timer = setTimeout(wake, inFlight.size > 0 ? Math.max(pause, 100) : pause);
    timer.unref();
  }

  return {
    wake,
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      aborter.abort();
      await Promise.all(inFlight.values());
    },
  };
}

async function post(
  world: World,
  url: string,
  payload: string,
  stopping: AbortSignal,
): Promise<Omit<Outcome, "retry_ms">> {
  try {
    const response = await fetch(url, {
      method: "POST",
      body: payload,
      redirect: "manual",
      signal: AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "stripe-signature": sign(payload, Math.floor(world.clock() / 1000)),
      },
    });
    await response.body?.cancel();
    return { ok: response.ok, status: response.status, error: null };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { ok: false, status: null, error: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Stripe's signature: HMAC-SHA256 over the time in seconds, a dot, and the exact bytes of the body. */
export function sign(payload: string, atSeconds: number, secret = WEBHOOK_SECRET): string {
  const digest = createHmac("sha256", secret).update(`${atSeconds}.${payload}`).digest("hex");
  return `t=${atSeconds},v1=${digest}`;
}
