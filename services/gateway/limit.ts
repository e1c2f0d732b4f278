import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { AppError } from "../../platform/errors.ts";
import type { Context } from "./context.ts";
import type { Limiter } from "./limits/limiter.ts";

/** What must get through when everything else is shed: money, the door, and whether we live. */
const NEVER_LIMITED = /^\/(webhooks|health|ready|metrics)(\/|$)/;

/** Counts requests per address and per access token; over the limit is 429 with Retry-After. */
export function limitRequests(context: Context, app: FastifyInstance): void {
  if (!context.config.rate_limits) return;
  app.addHook("onRequest", async (request) => {
    if (NEVER_LIMITED.test(request.url)) return;
    await take(context.by_ip, request.address);
    const token = tokenOf(request);
    if (token) await take(context.by_token, token);
  });
}

async function take(limiter: Limiter, key: string): Promise<void> {
  const wait_ms = await limiter.take(key);
  if (wait_ms === 0) return;
  const retry_after_s = Math.ceil(wait_ms / 1000);
  throw new AppError("resource_exhausted", "rate_limited", { detail: "Too many requests.", retry_after_s });
}

// Not yet verified, so it is only counted: a made-up token has its address counted as well.
function tokenOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  return header ? createHash("sha256").update(header).digest("base64url") : undefined;
}
