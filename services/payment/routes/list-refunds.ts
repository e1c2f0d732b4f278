import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { invalid } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { listRefundsAfter, type Refund } from "../db/refunds.ts";
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
    const after = query.cursor === undefined ? START : readCursor(query.cursor);
    const found = await listRefundsAfter(
      context.db,
      params.id,
      new Date(after.at),
      after.id,
      query.limit + 1,
    );
    const items = found.slice(0, query.limit);
    return {
      items: items.map(viewRefund),
      next_cursor: found.length > items.length ? cursorOf(items.at(-1)!) : null,
    };
  },
});

const Cursor = z.strictObject({ at: z.iso.datetime(), id: Id });
const cursorOf = ({ created_at, id }: Refund) =>
  Buffer.from(JSON.stringify({ at: created_at.toISOString(), id })).toString("base64url");

function readCursor(text: string): z.output<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    throw invalid("/cursor", "invalid", "Use next_cursor of the page before.");
  }
}
