import type { Base } from "../../platform/service.ts";
import type { Config } from "./config.ts";
import type { Limiter } from "./limits/limiter.ts";
import { memoryLimiter } from "./limits/memory.ts";
import { redisLimiter } from "./limits/redis.ts";

export interface Context extends Base<Config> {
  by_ip: Limiter;
  by_token: Limiter;
}

export function context(base: Base<Config>): Context {
  const { requests_per_minute_ip, requests_per_minute_user } = base.config;
  const limiter = (prefix: string, most: number): Limiter => {
    const limit = { most, window_s: 60 };
    return base.redis
      ? redisLimiter({ redis: base.redis, prefix, secret: base.secrets.key("limits"), ...limit })
      : memoryLimiter(limit);
  };
  return {
    ...base,
    by_ip: limiter("ip", requests_per_minute_ip),
    by_token: limiter("token", requests_per_minute_user),
  };
}
