import { PaymentService } from "../../../contracts/gen/payment/v1/payment_pb.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { findPayment } from "../db/payments.ts";

/** How a payment stands, and with what it was paid: for receipts. */
export const getPaymentRpc = rpc(
  PaymentService.method.getPayment,
  async (context: Context, { paymentId }) => {
    const payment = Id.safeParse(paymentId).success ? await findPayment(context.db, paymentId) : undefined;
    if (!payment) throw notFound();
    return {
      id: payment.id,
      bookingId: payment.booking_id,
      provider: payment.provider,
      amount: BigInt(payment.amount),
      currency: payment.currency,
      status: payment.status,
      refundedAmount: BigInt(payment.refunded_amount),
      methodLabel: payment.method_label,
    };
  },
);
