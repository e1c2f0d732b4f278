import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
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
    const after = readCursor(Id, query.cursor);
    if (query.booking_id) {
      const rows = await receiptsOfBooking(context.db.lists, query.booking_id);
      return { items: rows.filter((row) => maySee(caller, row)).map(viewOf), next_cursor: null };
    }
    const rows = await receiptsOfUser(context.db.lists, caller.user_id, after, query.limit + 1);
    const { items, next_cursor } = pageFrom(rows, query.limit, ({ id }) => id);
    return { items: items.map(viewOf), next_cursor };
  },
});
