import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { disputesOfPayment } from "../db/disputes.ts";
import { DisputeView, PaymentView, readablePayment, viewDispute, viewPayment } from "../view.ts";

export const getPayment = route({
  method: "GET",
  path: "/payments/:id",
  summary: "Read a payment: its customer, or who may read payments in its organization",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: PaymentView.extend({ disputes: z.array(DisputeView) }) },
  errors: ["not_found", "forbidden"],
  async handler(context: Context, { params, caller }) {
    const payment = await readablePayment(context, params.id, caller);
    const disputes = await disputesOfPayment(context.db, payment.id);
    return { ...viewPayment(payment), disputes: disputes.map(viewDispute) };
  },
});
