import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { type Context, vendorOf } from "../context.ts";
import { followIntent, goneIntent } from "../flow/settle-intent.ts";
import { isRefusal } from "../vendors/vendor.ts";
import { PaymentView, readablePayment, viewPayment } from "../view.ts";

export const checkPayment = route({
  method: "POST",
  path: "/payments/:id/check",
  summary: "Ask the provider now how a payment stands: for a customer who comes back from it",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: PaymentView },
  errors: ["not_found", "forbidden", "dependency_unavailable"],
  async handler(context: Context, { params, caller }) {
    const payment = await readablePayment(context, params.id, caller);
    const { provider, provider_payment_id } = payment;
    if (provider_payment_id === null || payment.captured_amount > 0) return reply(200, viewPayment(payment));
    const vendor = vendorOf(context, provider);
    const intent = await vendor.retrieve(provider_payment_id).catch((error: unknown) => {
      if (isRefusal(error, "missing")) return goneIntent(provider_payment_id);
      throw error;
    });
    return reply(200, viewPayment((await followIntent(context, vendor, intent)) ?? payment));
  },
});
