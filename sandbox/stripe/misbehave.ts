import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../store/faults.ts";
import type { ErrorBody } from "./failure.ts";

/**
 * The faults that strike before anything happens: the error to answer with, after the fault's delay. Nothing of it
 * is kept for the idempotency key, as with a request that never reached Stripe's machines. Null for the other kinds.
 */
export async function holdBack(fault: Fault): Promise<{ status: number; error: ErrorBody } | null> {
  if (fault.kind !== "error_500" && fault.kind !== "error_429") return null;
  if (fault.delay_ms !== null) await sleep(fault.delay_ms, undefined, { ref: false });
  if (fault.kind === "error_500")
    return { status: 500, error: { type: "api_error", message: "An unknown error occurred" } };
  const message =
    "Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.";
  return { status: 429, error: { type: "invalid_request_error", message, code: "rate_limit" } };
}
