import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Base } from "../../platform/service.ts";
import type { Config } from "./config.ts";

export interface Context extends Base<Config> {
  by_ip: RateLimiterMemory;
  by_token: RateLimiterMemory;
}

export function context(base: Base<Config>): Context {
  const { requests_per_minute_ip, requests_per_minute_user } = base.config;
  return {
    ...base,
    by_ip: new RateLimiterMemory({ points: requests_per_minute_ip, duration: 60 }),
    by_token: new RateLimiterMemory({ points: requests_per_minute_user, duration: 60 }),
  };
}
