import type { Base } from "../../platform/service.ts";
import type { Payment } from "./db/payments.ts";

/** What the business wants to see in logs and counters. */
export type Fact =
  | "payment_started"
  | "payment_repriced"
  | "payment_succeeded"
  | "payment_declined"
  | "payment_cancelled"
  | "refund_started"
  | "refund_succeeded"
  | "refund_failed"
  | "wrong_money"
  | "webhook_parked"
  | "disputed"
  | "dispute_won"
  | "dispute_lost"
  | "found_by_reconciliation";

const ALARMING: ReadonlySet<Fact> = new Set([
  "refund_failed",
  "wrong_money",
  "webhook_parked",
  "disputed",
  "dispute_lost",
]);

/** Reports a fact: one log line, one counter. Those a person has to look at are errors. */
export function report(
  context: Base,
  fact: Fact,
  payment: Pick<Payment, "id" | "booking_id"> | undefined,
  more: Record<string, string | number> = {},
): void {
  const ids = payment ? { payment_id: payment.id, booking_id: payment.booking_id } : {};
  context.log[ALARMING.has(fact) ? "error" : "info"]({ fact, ...ids, ...more }, fact.replaceAll("_", " "));
  context.metrics.facts.inc({ service: context.service, fact });
}
