import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { route } from "../../../platform/http/route.ts";
import { receiptFor } from "../access.ts";
import type { Context } from "../context.ts";
import { ReceiptView, viewOf } from "../domain/receipt.ts";

export const getReceipt = route({
  method: "GET",
  path: "/receipts/:id",
  summary: "Read a receipt",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: ReceiptView },
  handler: async (context: Context, { params, caller }) =>
    viewOf(await receiptFor(context, caller, params.id)),
});
