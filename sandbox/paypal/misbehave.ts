import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../store/faults.ts";
import type { World } from "../world.ts";
import { internalError, type PayPalFailure, rateLimited } from "./failure.ts";

const CALL_FAULTS = ["error_500", "error_429", "timeout", "error_after_effect"] as const;

/**
 * The fault that meets this call. Those with a count are kept for calls about money: how many webhooks are verified
 * meanwhile is nobody's choice. Those without one meet everything, as when PayPal is away.
 */
export function faultOf(world: World, aboutMoney: boolean): Fault | null {
  if (aboutMoney) return world.faults.take("paypal", CALL_FAULTS);
  return (
    world.faults
      .list()
      .find(
        ({ vendor, kind, count }) =>
          vendor === "paypal" && count === null && (CALL_FAULTS as readonly string[]).includes(kind),
      ) ?? null
  );
}

/**
 * The faults that strike before anything happens: the error to answer with, after the fault's delay. Nothing of it is
 * kept for the PayPal-Request-Id. Null for the other kinds.
 */
export async function holdBack(fault: Fault): Promise<PayPalFailure | null> {
  if (fault.kind !== "error_500" && fault.kind !== "error_429") return null;
  if (fault.delay_ms !== null) await sleep(fault.delay_ms, undefined, { ref: false });
  return fault.kind === "error_500" ? internalError() : rateLimited();
}
