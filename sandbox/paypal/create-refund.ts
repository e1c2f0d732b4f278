import type { World } from "../world.ts";
import { formatMoney, fromMinor, readMoney, toMinor } from "./currencies.ts";
import type { Answer, Call } from "./endpoint.ts";
import { emitRefund } from "./events.ts";
import { unprocessable } from "./failure.ts";
import { newId } from "./keys.ts";
import type { Capture, Money, Refund } from "./objects.ts";
import { allowOnly, object, text } from "./parameters.ts";
import { captureOf } from "./read-payments.ts";
import { refundLinks, renderRefund } from "./render.ts";

/** How long slow refunds take. */
const SETTLES_AFTER_MS = 3_000;

/** `POST /v2/payments/captures/:id/refund` */
export function createRefund(call: Call): Answer {
  const { world, body, whole } = call;
  const given = object(body, "");
  allowOnly(given, ["amount", "custom_id", "invoice_id", "note_to_payer"], "");
  const capture = captureOf(call);
  const wanted = given["amount"] === undefined ? undefined : readMoney(given["amount"], "/amount");
  const now = world.clock();
  const slow = capture.funding === "pending_refund" || capture.funding === "failing_refund";
  const refund: Refund = {
    id: newId(),
    capture_id: capture.id,
    order_id: capture.order_id,
    created_ms: now,
    updated_ms: now,
    status: slow ? "PENDING" : "COMPLETED",
    amount: allowedAmount(world, capture, wanted),
    custom_id: text(given, "custom_id", "", 127),
    invoice_id: text(given, "invoice_id", "", 127),
    note_to_payer: text(given, "note_to_payer", "", 255),
  };
  world.paypal.refunds.add(refund);
  saveRefunded(world, capture);
  emitRefund(world, refund);
  if (slow) {
    const kind = capture.funding === "pending_refund" ? "refund_completes" : "refund_fails";
    world.paypal.settlements.add(kind, refund.id, now + SETTLES_AFTER_MS);
  }
  const { id, status } = refund;
  return {
    status: 201,
    body: whole ? renderRefund(world, refund) : { id, status, links: refundLinks(world, id, capture.id) },
  };
}

/** How much has gone back or is on its way. */
function refundedOf(world: World, capture: Capture): bigint {
  return world.paypal.refunds
    .ofCapture(capture.id)
    .filter(({ status }) => status !== "FAILED")
    .reduce((sum, { amount }) => sum + toMinor(amount), 0n);
}

/** Lets the capture say how much of it is left. */
export function saveRefunded(world: World, capture: Capture): void {
  const refunded = refundedOf(world, capture);
  const status =
    refunded === 0n ? "COMPLETED" : refunded < toMinor(capture.amount) ? "PARTIALLY_REFUNDED" : "REFUNDED";
  world.paypal.captures.save({ ...capture, status, updated_ms: world.clock() });
}

/** While a capture is disputed, its whole rest can be given back, and nothing less. */
function refuseInDispute(world: World, capture: Capture, wanted: bigint | undefined): void {
  const open = world.paypal.disputes.ofCapture(capture.id).some(({ status }) => status !== "RESOLVED");
  if (!open || wanted === undefined || wanted === toMinor(capture.amount)) return;
  throw unprocessable(
    "CAPTURE_DISPUTED_PARTIAL_REFUND_NOT_ALLOWED",
    "Refund for an amount less than the remaining transaction amount cannot be processed at this time because of an open dispute on the capture. Please visit the PayPal Resolution Center to view the details.",
  );
}

/** All that is left when no amount is named; never more than is left. */
function allowedAmount(world: World, capture: Capture, wanted: Money | undefined): Money {
  if (capture.status === "PENDING")
    throw unprocessable(
      "PENDING_CAPTURE",
      "Cannot initiate a refund as the capture is pending. Capture is typically pending when the payer has funded the transaction using e-check/bank funded.",
    );
  if (capture.status === "DECLINED") throw unprocessable("REFUND_NOT_ALLOWED", "Capture cannot be refunded.");
  if (wanted && wanted.currency_code !== capture.amount.currency_code)
    throw unprocessable(
      "REFUND_CAPTURE_CURRENCY_MISMATCH",
      "Refund must be in the same currency as the capture.",
      { field: "/amount/currency_code", value: wanted.currency_code },
    );
  refuseInDispute(world, capture, wanted && toMinor(wanted));
  const rest = toMinor(capture.amount) - refundedOf(world, capture);
  if (rest === 0n)
    throw unprocessable("CAPTURE_FULLY_REFUNDED", "The capture has already been fully refunded.");
  const left = fromMinor(rest, capture.amount.currency_code);
  if (wanted && toMinor(wanted) > rest)
    throw unprocessable(
      "REFUND_AMOUNT_EXCEEDED",
      `The refund amount must be less than or equal to the capture amount that has not yet been refunded (${formatMoney(left)}).`,
      { field: "/amount/value", value: wanted.value },
    );
  return wanted ?? left;
}
