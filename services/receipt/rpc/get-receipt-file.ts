import { ReceiptService } from "../../../contracts/gen/receipt/v1/receipt_pb.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { receiptOfBooking } from "../db/receipts.ts";

export const getReceiptFile = rpc(
  ReceiptService.method.getReceiptFile,
  async (context: Context, { bookingId }) => {
    const receipt = await receiptOfBooking(context.db, bookingId);
    const pdf = receipt?.generated_at ? await context.objects.get(receipt.object_key) : undefined;
    if (!receipt || !pdf) throw notFound();
    return { receiptId: receipt.id, number: receipt.number, pdf };
  },
);
