export const PAYMENT_STATUSES = [
  "CREATED",
  "PENDING",
  "PROCESSING",
  "SUCCEEDED",
  "FAILED",
  "CANCELLED",
  "PARTIALLY_REFUNDED",
  "REFUNDED",
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export const REFUND_STATUSES = ["PENDING", "SUCCEEDED", "FAILED"] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

/**
 * CREATED: payable, nothing at the provider · PENDING: the customer's turn · FAILED: the last attempt was declined,
 * another may follow; or a wrong sum came in and is on its way back · CANCELLED: ended without money.
 */
export const PAYMENT_MOVES: Record<PaymentStatus, readonly PaymentStatus[]> = {
  CREATED: ["PENDING", "PROCESSING", "FAILED", "SUCCEEDED", "CANCELLED"],
  // Back to CREATED when the intent is cancelled while the booking stays payable.
  PENDING: ["CREATED", "PROCESSING", "FAILED", "SUCCEEDED", "CANCELLED"],
  PROCESSING: ["CREATED", "PENDING", "FAILED", "SUCCEEDED", "CANCELLED"],
  FAILED: ["CREATED", "PENDING", "PROCESSING", "SUCCEEDED", "CANCELLED", "REFUNDED"],
  SUCCEEDED: ["PARTIALLY_REFUNDED", "REFUNDED"],
  // Back, when the customer's bank returns a refund.
  PARTIALLY_REFUNDED: ["REFUNDED", "SUCCEEDED"],
  REFUNDED: ["PARTIALLY_REFUNDED", "SUCCEEDED", "FAILED"],
  // Money is a fact: where it came in all the same, it is taken note of.
  CANCELLED: ["SUCCEEDED", "FAILED"],
};

export const REFUND_MOVES: Record<RefundStatus, readonly RefundStatus[]> = {
  PENDING: ["SUCCEEDED", "FAILED"],
  // A bank may send a refund back days later; the provider then says failed.
  SUCCEEDED: ["FAILED"],
  FAILED: [],
};

/** @throws when the table does not allow it: a mistake in the code, never the customer's */
export function movePayment(from: PaymentStatus, to: PaymentStatus): PaymentStatus {
  if (from === to || PAYMENT_MOVES[from].includes(to)) return to;
  throw new Error(`a payment does not go from ${from} to ${to}`);
}

/** @throws when the table does not allow it */
export function moveRefund(from: RefundStatus, to: RefundStatus): RefundStatus {
  if (from === to || REFUND_MOVES[from].includes(to)) return to;
  throw new Error(`a refund does not go from ${from} to ${to}`);
}
