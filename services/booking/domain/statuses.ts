export const STATUSES = ["PENDING", "CONFIRMED", "COMPLETED", "CANCELLED", "EXPIRED", "FAILED"] as const;
export type Status = (typeof STATUSES)[number];

export const PAYMENT_STATUSES = [
  "NOT_REQUIRED",
  "PENDING",
  "PROCESSING",
  "SUCCEEDED",
  "FAILED",
  "REFUNDING",
  "PARTIALLY_REFUNDED",
  "REFUNDED",
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/**
 * PENDING: held, the basket · CONFIRMED: everything is issued · COMPLETED: it took place · CANCELLED: called
 * off · EXPIRED: the hold ended without money · FAILED: paid, but the items were gone.
 */
export const MOVES: Record<Status, readonly Status[]> = {
  PENDING: ["CONFIRMED", "CANCELLED", "EXPIRED", "FAILED"],
  CONFIRMED: ["COMPLETED", "CANCELLED"],
  // Money that was on its way when the hold ended takes the items again, where they are free.
  EXPIRED: ["CONFIRMED"],
  COMPLETED: [],
  CANCELLED: [],
  FAILED: [],
};

/** FAILED is the last attempt, not the end: another one may follow while the hold lasts. */
export const PAYMENT_MOVES: Record<PaymentStatus, readonly PaymentStatus[]> = {
  // A basket that was free gets a price; money that nobody asked for goes back.
  NOT_REQUIRED: ["PENDING", "REFUNDING"],
  PENDING: ["NOT_REQUIRED", "PROCESSING", "SUCCEEDED", "FAILED", "REFUNDING", "REFUNDED"],
  PROCESSING: ["SUCCEEDED", "FAILED", "REFUNDING", "REFUNDED"],
  FAILED: ["NOT_REQUIRED", "PENDING", "PROCESSING", "SUCCEEDED", "REFUNDING", "REFUNDED"],
  SUCCEEDED: ["REFUNDING", "PARTIALLY_REFUNDED", "REFUNDED"],
  PARTIALLY_REFUNDED: ["REFUNDING", "REFUNDED"],
  REFUNDING: ["REFUNDED"],
  REFUNDED: [],
};

export const canMove = (from: Status, to: Status): boolean => MOVES[from].includes(to);
export const canMovePayment = (from: PaymentStatus, to: PaymentStatus): boolean =>
  PAYMENT_MOVES[from].includes(to);

/** @throws when the table does not allow it: whoever moves has looked before, so it is a mistake in the code */
export function move(from: Status, to: Status): Status {
  if (from === to || canMove(from, to)) return to;
  throw new Error(`a booking does not go from ${from} to ${to}`);
}

/** @throws when the table does not allow it */
export function movePayment(from: PaymentStatus, to: PaymentStatus): PaymentStatus {
  if (from === to || canMovePayment(from, to)) return to;
  throw new Error(`the payment of a booking does not go from ${from} to ${to}`);
}

/** True when money is there that belongs to this booking. */
export const hasMoney = (status: PaymentStatus): boolean =>
  status === "SUCCEEDED" || status === "PARTIALLY_REFUNDED";

/** True when nothing of it is held or sold any more. */
export function isOver(status: Status, payment_status: PaymentStatus): boolean {
  if (status === "CANCELLED" || status === "FAILED") return true;
  // With its money there, an expired booking is being confirmed.
  return status === "EXPIRED" && !hasMoney(payment_status);
}
