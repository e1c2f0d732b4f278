import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { invalid } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import { maySee } from "../access.ts";
import type { Context } from "../context.ts";
import { receiptsOfBooking, receiptsOfUser } from "../db/receipts.ts";
import { ReceiptView, viewOf } from "../domain/receipt.ts";

export const listReceipts = route({
  method: "GET",
  path: "/receipts",
  summary: "List your receipts, or those of a booking",
  access: "user",
  query: z.object({ ...PageQuery, booking_id: Id.optional() }),
  replies: { 200: pageOf(ReceiptView) },
  async handler(context: Context, { query, caller }) {
    if (query.booking_id) {
      const rows = await receiptsOfBooking(context.db, query.booking_id);
      return { items: rows.filter((row) => maySee(caller, row)).map(viewOf), next_cursor: null };
    }
    if (query.cursor !== undefined && !Id.safeParse(query.cursor).success)
      throw invalid("/cursor", "invalid_cursor", "The cursor is not one of ours.");
    const rows = await receiptsOfUser(context.db, caller.user_id, query.cursor ?? null, query.limit + 1);
    const page = rows.slice(0, query.limit);
    return { items: page.map(viewOf), next_cursor: rows.length > page.length ? page.at(-1)!.id : null };
  },
});
