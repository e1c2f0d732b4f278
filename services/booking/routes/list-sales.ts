import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Currency } from "../../../contracts/types/money.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { salesOf } from "../db/desk.ts";

const Sale = z.object({
  subject_id: Id.describe("the event or product"),
  price_currency: Currency,
  bookings: z.int(),
  quantity: z.int().describe("places, appointments or pieces"),
  sold_amount: z.int(),
  refunded_amount: z
    .int()
    .describe(
      "of it, what went back; where a booking holds several things, a refund counts for each, up to its price",
    ),
});

export const listSales = route({
  method: "GET",
  path: "/bookings/sales",
  summary: "What was sold of events or products of an organization, by currency",
  access: "user",
  query: z.object({
    organization_id: Id,
    subject_ids: z
      .string()
      .transform((text) => text.split(","))
      .pipe(z.array(Id).min(1).max(100))
      .describe("ids with commas between them, 100 at most"),
  }),
  replies: { 200: z.object({ items: z.array(Sale) }) },
  errors: ["not_found", "forbidden"],
  async handler(context: Context, { query, caller }) {
    requirePermission(caller, "payments.read", query.organization_id);
    return { items: await salesOf(context.db.lists, query.organization_id, query.subject_ids) };
  },
});
