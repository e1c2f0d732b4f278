import { serverNow } from "./server-clock.ts";

// The bank said yes in this tab, and the house has not heard of it yet. Kept over a reload, for the honest text.

const key = (bookingId: string) => `foyer.paid.${bookingId}`;

export function markPaid(bookingId: string): void {
  sessionStorage.setItem(key(bookingId), String(serverNow()));
}

/** When the customer paid in this tab, in server milliseconds; undefined when they did not. */
export function paidAt(bookingId: string): number | undefined {
  const value = Number(sessionStorage.getItem(key(bookingId)) ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}

const leaving = (bookingId: string) => `foyer.leaving.${bookingId}`;

/** The customer goes to the provider's page to say yes to this payment. */
export function markLeaving(bookingId: string, paymentId: string): void {
  sessionStorage.setItem(leaving(bookingId), paymentId);
}

/** The payment that the customer left for from this tab. */
export const leftFor = (bookingId: string): string | undefined =>
  sessionStorage.getItem(leaving(bookingId)) ?? undefined;

export function clearPaid(bookingId: string): void {
  sessionStorage.removeItem(leaving(bookingId));
  sessionStorage.removeItem(key(bookingId));
}
