import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Amount } from "../../../contracts/types/money.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import { AppError, invalidState } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { derivedId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import { lockPaymentsOfBooking, type Payment } from "../db/payments.ts";
import { committedAmount, findRefund, type Refund } from "../db/refunds.ts";
import { refundable } from "../domain/refunds.ts";
import { beginRefund } from "../flow/begin-refund.ts";
import { sendRefund } from "../flow/send-refund.ts";
import { RefundView, refundablePayment, viewRefund } from "../view.ts";

/** How long the answer waits for the provider; the refund goes on in any case. */
const PATIENCE_MS = 3_000;
/** When a task takes over from a request that was cut off. */
const TAKEOVER_MS = 15_000;

export const refundPayment = route({
  method: "POST",
  path: "/payments/:id/refund",
  summary: "Send money back: so much, or everything that is left",
  access: "user",
  idempotent: true,
  params: z.object({ id: Id }),
  body: z.object({ amount: Amount.min(1).optional(), reason: z.string().trim().min(1).max(500).optional() }),
  replies: { 201: RefundView },
  errors: ["not_found", "forbidden", "invalid_state"],
  async handler(context: Context, { params, body, caller, idempotency_key, remember }) {
    const payment = await refundablePayment(context, params.id, caller);
    // The id follows from the request: after a crash the same request goes on with its own refund.
    const id = derivedId("refund", payment.id, caller.user_id, idempotency_key);
    const wanted = { id, amount: body.amount, reason: body.reason ?? null, actor: `user:${caller.user_id}` };
    const begun = await context.db.tx((tx) => begin(context, tx, payment, wanted));
    const refund = (await quickly(sendRefund(context, id))) ?? begun;
    return context.db.tx((tx) => remember(tx, reply(201, viewRefund(refund))));
  },
});

interface Wanted {
  id: string;
  amount: number | undefined;
  reason: string | null;
  actor: string;
}

/** What is left is counted under the payment's lock, refunds that are only pending included. */
async function begin(
  context: Context,
  tx: Tx,
  seen: Payment,
  { id, amount, reason, actor }: Wanted,
): Promise<Refund> {
  const payment = (await lockPaymentsOfBooking(tx, seen.booking_id)).find((row) => row.id === seen.id)!;
  const known = await findRefund(tx, id);
  if (known) return sameRequest(known, amount);
  const { provider_payment_id, currency, captured_amount } = payment;
  if (captured_amount === 0 || provider_payment_id === null)
    throw invalidState(`The payment is ${payment.status}: there is nothing to refund.`);
  const left = refundable(captured_amount, await committedAmount(tx, payment.id));
  if (left === 0 || (amount ?? left) > left)
    throw invalidState(
      `The payment is ${payment.status}: ${left} of ${captured_amount} can still be refunded.`,
    );
  const due_at = new Date(context.clock.now().getTime() + TAKEOVER_MS);
  const refund = await beginRefund(context, tx, payment, {
    id,
    amount: amount ?? left,
    currency,
    provider_payment_id,
    reason,
    actor,
    own: true,
    due_at,
  });
  return refund!;
}

function sameRequest(known: Refund, amount: number | undefined): Refund {
  if (amount === undefined || amount === known.amount) return known;
  throw new AppError("invalid_argument", "idempotency_key_reused", {
    detail: "This Idempotency-Key was used with another request.",
  });
}

/** The refund as the provider left it, or undefined when that takes long or fails: the task goes on. */
async function quickly(sending: Promise<Refund | undefined>): Promise<Refund | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  const attempt = sending.catch(() => undefined);
  return Promise.race([attempt, promise]).finally(() => clearTimeout(timer));
}
