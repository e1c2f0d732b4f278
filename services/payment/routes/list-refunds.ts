import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { listRefundsAfter } from "../db/refunds.ts";
import { readablePayment, RefundView, viewRefund } from "../view.ts";

const START = { at: "1970-01-01T00:00:00.000Z", id: "00000000-0000-0000-0000-000000000000" };

export const listRefunds = route({
  method: "GET",
  path: "/payments/:id/refunds",
  summary: "The refunds of a payment, oldest first",
  access: "user",
  params: z.object({ id: Id }),
  query: z.object(PageQuery),
  replies: { 200: pageOf(RefundView) },
  errors: ["not_found", "forbidden"],
  async handler(context: Context, { params, query, caller }) {
    await readablePayment(context, params.id, caller);
    const after = readCursor(Position, query.cursor) ?? START;
    const found = await listRefundsAfter(
      context.db.lists,
      params.id,
      new Date(after.at),
      after.id,
      query.limit + 1,
    );
    const { items, next_cursor } = pageFrom(found, query.limit, ({ created_at, id }) => ({
      at: created_at,
      id,
    }));
    return { items: items.map(viewRefund), next_cursor };
  },
});

const Position = z.strictObject({ at: z.iso.datetime(), id: Id });
