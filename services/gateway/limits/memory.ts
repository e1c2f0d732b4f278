import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Limit, Limiter } from "./limiter.ts";

/** The embedded default: every instance counts for itself. */
export function memoryLimiter({ most, window_s }: Limit): Limiter {
  const counters = new RateLimiterMemory({ points: most, duration: window_s });
  return { name: "memory", take: (key) => waitOf(counters.consume(key)) };
}

/** A refusal is thrown by the library: it becomes the time to wait. */
export async function waitOf(taken: Promise<RateLimiterRes>): Promise<number> {
  try {
    await taken;
    return 0;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, refusal.msBeforeNext);
  }
}
