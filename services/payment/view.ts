import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { Currency } from "../../contracts/types/money.ts";
import { Time } from "../../contracts/types/time.ts";
import { type Caller, can, requirePermission } from "../../platform/http/caller.ts";
import type { Permission } from "../../contracts/types/permissions.ts";
import { forbidden, notFound } from "../../platform/errors.ts";
import type { Context } from "./context.ts";
import { findPayment, type Payment } from "./db/payments.ts";
import type { Dispute } from "./db/disputes.ts";
import type { Refund } from "./db/refunds.ts";
import { DISPUTE_STATUSES } from "./domain/dispute.ts";
import { PAYMENT_STATUSES, REFUND_STATUSES } from "./domain/status.ts";

/** A payment as people see it. */
export const PaymentView = z
  .object({
    id: Id,
    booking_id: Id,
    provider: z.string(),
    provider_payment_id: z.string().nullable(),
    amount: z.int(),
    currency: Currency,
    status: z.enum(PAYMENT_STATUSES),
    captured_amount: z.int(),
    refunded_amount: z.int(),
    method_label: z.string().describe('for example "Visa •••• 4242"; empty until paid'),
    expires_at: Time.nullable(),
    created_at: Time,
  })
  .meta({ id: "Payment" });

export function viewPayment(payment: Payment): z.output<typeof PaymentView> {
  const {
    id,
    booking_id,
    provider,
    provider_payment_id,
    amount,
    currency,
    status,
    captured_amount,
    refunded_amount,
    method_label,
    expires_at,
    created_at,
  } = payment;
  const times = { expires_at: expires_at?.toISOString() ?? null, created_at: created_at.toISOString() };
  return {
    id,
    booking_id,
    provider,
    provider_payment_id,
    amount,
    currency,
    status,
    captured_amount,
    refunded_amount,
    method_label,
    ...times,
  };
}

/** A dispute as people see it. */
export const DisputeView = z
  .object({
    id: z.string().describe("the provider's own id"),
    amount: z.int(),
    currency: Currency,
    status: z.enum(DISPUTE_STATUSES),
    reason: z.string().describe("the provider's own code"),
    created_at: Time,
  })
  .meta({ id: "Dispute" });

export const viewDispute = ({
  provider_dispute_id: id,
  amount,
  currency,
  status,
  reason,
  created_at,
}: Dispute): z.output<typeof DisputeView> => ({
  id,
  amount,
  currency,
  status,
  reason,
  created_at: created_at.toISOString(),
});

/** A refund as people see it. */
export const RefundView = z
  .object({
    id: Id,
    payment_id: Id,
    amount: z.int(),
    currency: Currency,
    status: z.enum(REFUND_STATUSES),
    reason: z.string().nullable(),
    created_at: Time,
  })
  .meta({ id: "Refund" });

export function viewRefund({
  id,
  payment_id,
  amount,
  currency,
  status,
  reason,
  created_at,
}: Refund): z.output<typeof RefundView> {
  return { id, payment_id, amount, currency, status, reason, created_at: created_at.toISOString() };
}

/**
 * The payment, for its customer or for who may do this in its organization.
 * @throws AppError not_found, also for a foreign one
 */
export async function readablePayment(context: Context, id: string, caller: Caller): Promise<Payment> {
  const payment = await findPayment(context.db, id);
  if (!payment) throw notFound();
  if (payment.user_id !== caller.user_id) requirePermission(caller, "payments.read", payment.organization_id);
  return payment;
}

/**
 * The payment, for who may move its money.
 * @throws AppError forbidden for its own customer, not_found for strangers
 */
export async function refundablePayment(context: Context, id: string, caller: Caller): Promise<Payment> {
  const permission: Permission = "payments.create";
  const payment = await findPayment(context.db, id);
  if (!payment) throw notFound();
  const own = payment.user_id === caller.user_id;
  if (own && !can(caller, permission, payment.organization_id))
    throw forbidden("Ask the organizer for a refund.");
  requirePermission(caller, permission, payment.organization_id);
  return payment;
}
