import type { PaymentStatus } from "./status.ts";

/** What may still go back: refunds that are only pending count as gone. */
export const refundable = (captured_amount: number, committed_amount: number): number =>
  Math.max(0, captured_amount - committed_amount);

/** How a payment with money stands after so much went back. */
export function statusOfMoney(
  captured_amount: number,
  refunded_amount: number,
  kept: boolean,
): PaymentStatus {
  if (refunded_amount >= captured_amount) return "REFUNDED";
  // Money that was never accepted is a failed payment until it is back.
  if (!kept) return "FAILED";
  return refunded_amount > 0 ? "PARTIALLY_REFUNDED" : "SUCCEEDED";
}
