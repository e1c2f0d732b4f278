import type { Context } from "./context.ts";
import type { Receipt } from "./db/receipts.ts";

/** A receipt is numbered, stored and announced. */
export function receiptMade({ log, metrics }: Context, { id, booking_id }: Receipt): void {
  metrics.facts.inc({ service: "receipt", fact: "receipt_made" });
  log.info({ receipt_id: id, booking_id }, "receipt made");
}
