import type { RedisClientType } from "redis";
import type { Log } from "./log.ts";

/** What may take this long at most; a healthy one answers in under a millisecond. */
const ANSWER_MS = 100;
/** While it is away, it is asked so often whether it is back. */
const PAUSE_MS = 1_000;
const SILENCE_MS = 3_000;
const CHECK_MS = 500;

/** A Redis that may be killed, emptied or frozen at any time: nothing in it decides, it only makes faster or wider. */
export interface Redis {
  /**
   * Asks it something, and says what it said.
   * @returns undefined while it is away or too slow: whoever asks has to do without. Does not throw.
   */
  ask<Answer>(deed: (client: RedisClientType) => Promise<Answer>): Promise<Answer | undefined>;
  /** Hears what is published on a channel, as long as the connection holds: what is said while it is away is missed. */
  listen(channel: string, hear: (text: string) => void): void;
  reachable(): Promise<boolean>;
  close(): void;
}

/** Connects in the background, and again whenever the connection is lost. */
export async function openRedis(url: string, log: Log): Promise<Redis> {
  // Loaded here: who has no Redis never pays for it.
  const { createClient } = await import("redis");
  const client = createClient({
    url,
    // Nothing waits in a queue for an answer that nobody wants any more.
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    pingInterval: PAUSE_MS,
    socket: {
      connectTimeout: PAUSE_MS,
      socketTimeout: SILENCE_MS,
      reconnectStrategy: (retries) => Math.min(2_000, 50 * 2 ** Math.min(retries, 6)) * (0.5 + Math.random()),
    },
  }) as RedisClientType;

  let away = false;
  let try_again_at = 0;
  /** Said once, however many requests notice. */
  const lost = (error: Error) => {
    try_again_at = performance.now() + PAUSE_MS;
    if (away) return;
    away = true;
    log.warn({ reason: (error as { code?: string }).code ?? error.name }, "redis is away: doing without it");
  };
  client.on("error", lost);
  client.connect().catch(() => undefined);

  let ear: RedisClientType | undefined;
  /** A connection that listens can do nothing else. It subscribes anew whenever it is back. */
  const openEar = (): RedisClientType => {
    const other = client.duplicate({ disableOfflineQueue: false });
    // What is wrong with Redis shows where it is asked.
    other.on("error", () => undefined);
    other.connect().catch(() => undefined);
    return other;
  };

  return {
    async ask(deed) {
      const now = performance.now();
      if (!client.isReady || now < try_again_at) return undefined;
      // While it is away, one asks for all.
      if (away) try_again_at = now + PAUSE_MS;
      try {
        const answer = await within(ANSWER_MS, deed(client));
        if (away) log.info({}, "redis is back");
        away = false;
        try_again_at = 0;
        return answer;
      } catch (error) {
        lost(error as Error);
        return undefined;
      }
    },
    reachable: async () =>
      client.isReady &&
      within(CHECK_MS, client.ping()).then(
        () => true,
        () => false,
      ),
    listen(channel, hear) {
      ear ??= openEar();
      ear.subscribe(channel, hear).catch(() => undefined);
    },
    close() {
      client.destroy();
      ear?.destroy();
    },
  };
}

async function within<Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
    // It may still fail after nobody waits for it.
    answer.catch(() => undefined);
  }
}
