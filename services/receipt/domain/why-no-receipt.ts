/** A booking as far as it decides about its receipt. */
export interface Sale {
  status: string;
  payment_status: string;
  price_amount: number;
  confirmed: boolean;
}

/**
 * Why a booking has no receipt; undefined when it has one. A receipt tells of a sale that came to be: what was
 * confirmed and called off later keeps it.
 */
export function whyNoReceipt({
  status,
  payment_status,
  price_amount,
  confirmed,
}: Sale): { code: "payment_required" | "invalid_state"; detail: string } | undefined {
  if (price_amount === 0) return { code: "invalid_state", detail: "The booking is free: nothing was paid." };
  if (confirmed) return undefined;
  if (status === "PENDING" && payment_status === "SUCCEEDED")
    return { code: "invalid_state", detail: "The booking is being confirmed at this moment." };
  if (status === "PENDING") return { code: "payment_required", detail: "The booking is not paid yet." };
  return { code: "invalid_state", detail: `The booking is ${status}.` };
}
