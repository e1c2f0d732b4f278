/** What a booking wants to be paid, as far as payment needs to know. */
export interface Payable {
  booking_id: string;
  user_id: string;
  organization_id: string;
  amount: number;
  currency: string;
  expires_at: Date | null;
  booking_version: number;
}

/** Statuses of a booking that takes no payment any more. */
const OVER: ReadonlySet<string> = new Set(["CANCELLED", "EXPIRED", "FAILED"]);
export const isOver = (booking_status: string): boolean => OVER.has(booking_status);

/** Why a booking cannot be paid now; undefined when it can. */
export function whyNotPayable(
  status: string,
  amount: number,
  expires_at: Date | null,
  now: Date,
): string | undefined {
  if (status !== "PENDING") return "The booking does not await a payment.";
  if (amount <= 0) return "The booking costs nothing.";
  if (expires_at !== null && expires_at <= now) return "The hold has ended.";
  return undefined;
}
