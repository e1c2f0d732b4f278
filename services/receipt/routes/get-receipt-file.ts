import { z } from "zod";
import { notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { receiptById } from "../db/receipts.ts";

export const getReceiptFileByLink = route({
  method: "GET",
  path: "/receipts/files/:token",
  summary: "The PDF behind a short-lived link",
  access: "public",
  params: z.object({ token: z.string().max(200) }),
  replies: { 200: "application/pdf" },
  async handler(context: Context, { params }) {
    const id = context.links.open(params.token);
    const receipt = id ? await receiptById(context.db, id) : undefined;
    const pdf = receipt ? await context.objects.get(receipt.object_key) : undefined;
    if (!receipt || !pdf) throw notFound("The link is over; ask for a new one.");
    return reply(200, pdf, {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="receipt-${receipt.number}.pdf"`,
    });
  },
});
