import { PaymentService } from "../../../contracts/gen/payment/v1/payment_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { listPaymentsOfBooking } from "../db/payments.ts";
import { checkPriceSoon, reprice } from "../flow/reprice.ts";

/** The open payment of a booking follows its new price; a little later it is compared with what was really written. */
export const repricePayment = rpc(
  PaymentService.method.reprice,
  async (context: Context, { bookingId, priceAmount, priceCurrency }) => {
    const price = { amount: Number(priceAmount), currency: priceCurrency };
    for (const payment of await listPaymentsOfBooking(context.db, bookingId)) {
      await reprice(context, payment.id, price);
      await checkPriceSoon(context, payment.id);
    }
    return {};
  },
);
