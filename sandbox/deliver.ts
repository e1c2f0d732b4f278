import type { FaultVendor } from "./store/faults.ts";
import type { DueWebhook, Outcome } from "./store/webhooks.ts";
import type { World } from "./world.ts";

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

/** How one vendor's webhooks leave. */
export type Sender = {
  /** Where they go; undefined or empty: nobody listens (yet), they wait. */
  target: () => string | undefined;
  /** Signature and whatever else the vendor sends along; made anew for each try. */
  headers: (webhook: DueWebhook) => Record<string, string>;
};

/**
 * Sends what is due: at once when it is written, again after a pause while it is not answered with 2xx. Webhooks of
 * one payment leave one after the other, those of different payments side by side. What is due lives in the store, so
 * nothing is lost by a restart; a webhook whose answer was lost with the process is sent again, as vendors do.
 * @param settle lets happen what vendors do by themselves; called before each look
 */
export function startDeliverer(
  world: World,
  senders: Partial<Record<FaultVendor, Sender>>,
  settle: () => void,
): Deliverer {
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
    settle();
    const heard = (Object.keys(senders) as FaultVendor[]).filter((vendor) => senders[vendor]?.target());
    if (heard.length > 0 && inFlight.size < MOST_AT_ONCE) {
      for (const webhook of world.webhooks.due(4 * MOST_AT_ONCE, heard)) start(webhook);
    }
    sleepUntilDue(heard);
  }

  function start(webhook: DueWebhook): void {
    if (inFlight.size >= MOST_AT_ONCE || inFlight.has(webhook.id) || busyChains.has(webhook.chain)) return;
    busyChains.add(webhook.chain);
    const sending = deliver(webhook).finally(() => {
      inFlight.delete(webhook.id);
      busyChains.delete(webhook.chain);
      wake();
    });
    inFlight.set(webhook.id, sending);
  }

  async function deliver(webhook: DueWebhook): Promise<void> {
    const sender = senders[webhook.vendor]!;
    const copies = await Promise.all(
      Array.from({ length: webhook.copies }, () => post(sender, webhook, aborter.signal)),
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

  function sleepUntilDue(heard: FaultVendor[]): void {
    if (timer) clearTimeout(timer);
    const unheard = (Object.keys(senders) as FaultVendor[]).filter((vendor) => !heard.includes(vendor));
    const due = [
      world.webhooks.nextDueMs(heard),
      // Whose address may only become known: looked at four times a second.
      world.webhooks.nextDueMs(unheard) === null ? null : world.clock() + 250,
      world.stripe.settlements.nextDueMs(),
      world.paypal.settlements.nextDueMs(),
    ].filter((one) => one !== null);
    if (due.length === 0) return;
    // Never longer than a second: the clock may be an injected one.
    const pause = Math.min(Math.max(Math.min(...due) - world.clock(), 5), LONGEST_SLEEP_MS);
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
  sender: Sender,
  webhook: DueWebhook,
  stopping: AbortSignal,
): Promise<Omit<Outcome, "retry_ms">> {
  try {
    const response = await fetch(sender.target() ?? "", {
      method: "POST",
      body: webhook.payload,
      redirect: "manual",
      signal: AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: { "content-type": "application/json; charset=utf-8", ...sender.headers(webhook) },
    });
    await response.body?.cancel();
    return { ok: response.ok, status: response.status, error: null };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { ok: false, status: null, error: cause instanceof Error ? cause.message : String(cause) };
  }
}
