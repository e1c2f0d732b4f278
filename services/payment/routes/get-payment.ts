import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { PaymentView, readablePayment, viewPayment } from "../view.ts";

export const getPayment = route({
  method: "GET",
  path: "/payments/:id",
  summary: "Read a payment: its customer, or who may read payments in its organization",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: PaymentView },
  errors: ["not_found", "forbidden"],
  async handler(context: Context, { params, caller }) {
    return viewPayment(await readablePayment(context, params.id, caller));
  },
});
