import { createHmac } from "node:crypto";
import { RateLimiterRedis } from "rate-limiter-flexible";
import type { Redis } from "../../../platform/redis.ts";
import type { Limit, Limiter } from "./limiter.ts";
import { memoryLimiter, waitOf } from "./memory.ts";

export interface RedisLimiterOptions extends Limit {
  redis: Redis;
  /** What is counted, so that an address is never taken for a token. */
  prefix: string;
  /** Addresses and tokens are not written to Redis, only what this makes of them. */
  secret: Buffer;
}

/**
 * All instances count together. This one's own count goes on beside it: when Redis is away, slow or emptied,
 * nobody starts anew, and each instance lets through what it would let through alone.
 */
export function redisLimiter({ redis, prefix, secret, ...limit }: RedisLimiterOptions): Limiter {
  const own = memoryLimiter(limit);
  let counters: RateLimiterRedis | undefined;
  return {
    name: "redis",
    async take(key) {
      const wait = await own.take(key);
      // Refused already: what is not let through needs no counting elsewhere.
      if (wait > 0) return wait;
      const together = await redis.ask((client) => {
        counters ??= new RateLimiterRedis({
          storeClient: client,
          useRedisPackage: true,
          keyPrefix: `foyer:limits:${prefix}`,
          points: limit.most,
          duration: limit.window_s,
        });
        return waitOf(counters.consume(createHmac("sha256", secret).update(key).digest("base64url")));
      });
      return together ?? 0;
    },
  };
}
