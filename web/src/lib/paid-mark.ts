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

export function clearPaid(bookingId: string): void {
  sessionStorage.removeItem(key(bookingId));
}
