import type { Intent } from "./intent.ts";
import type { PaymentStatus } from "./status.ts";

/** What the rules need to know of a payment. */
export interface Expected {
  id: string;
  status: PaymentStatus;
  amount: number;
  currency: string;
  revision: number;
  provider_payment_id: string | null;
  captured_amount: number;
  /** The booking takes no payment any more. */
  closed: boolean;
  /** Another payment of the same booking has its money already. */
  paid_elsewhere: boolean;
  failed_attempt: string;
}

/** What an intent, as it is now, means for a payment. */
export type Outcome =
  /** It says nothing new. */
  | { kind: "nothing" }
  | { kind: "open"; status: "PENDING" | "PROCESSING" | "FAILED"; declined: boolean }
  /** The money is there, exactly what was asked for. */
  | { kind: "paid" }
  /** Money is there that must not be kept, and why. */
  | { kind: "wrong_money"; reason: "wrong_amount" | "wrong_currency" | "paid_elsewhere" }
  /** Nothing can come any more; the booking is over. */
  | { kind: "ended" }
  /** Nothing can come from this intent; another may be made. */
  | { kind: "dropped" }
  /** The attempt was declined, and the next one needs another intent. */
  | { kind: "used_up" };

/** Reads the payment's own intent. Whatever is repeated, late or reordered ends here in the same answer. */
export function outcomeOf(payment: Expected, intent: Intent): Outcome {
  if (payment.captured_amount > 0) return { kind: "nothing" };
  if (intent.state === "succeeded") return moneyIn(payment, intent);
  if (intent.state === "cancelled") return payment.closed ? { kind: "ended" } : { kind: "dropped" };
  if (intent.spent) return payment.closed ? { kind: "ended" } : { kind: "used_up" };
  if (payment.status === "CANCELLED") return { kind: "nothing" };
  // What is over is not captured: money that nobody takes costs nobody anything.
  if (intent.state === "approved")
    return { kind: "open", status: payment.closed ? "PENDING" : "PROCESSING", declined: false };
  if (intent.state === "processing") return { kind: "open", status: "PROCESSING", declined: false };
  if (intent.state === "declined")
    return { kind: "open", status: "FAILED", declined: intent.attempt !== payment.failed_attempt };
  return { kind: "open", status: "PENDING", declined: false };
}

function moneyIn(payment: Expected, intent: Intent): Outcome {
  if (intent.currency !== payment.currency) return { kind: "wrong_money", reason: "wrong_currency" };
  if (intent.received_amount !== payment.amount) return { kind: "wrong_money", reason: "wrong_amount" };
  if (payment.paid_elsewhere) return { kind: "wrong_money", reason: "paid_elsewhere" };
  return { kind: "paid" };
}

/** True when this intent is the one the payment asked for, although the answer that told its id was lost. */
export function isLostIntent(payment: Expected, intent: Intent): boolean {
  if (payment.provider_payment_id !== null || payment.captured_amount > 0) return false;
  return intent.marks.payment_id === payment.id && intent.marks.revision === payment.revision;
}

/** True while no price can be changed any more: the provider says so, it is not our guess. */
export const isMoving = (intent: Intent): boolean =>
  intent.state === "approved" || intent.state === "processing" || intent.state === "succeeded";
