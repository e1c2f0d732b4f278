import { z } from "zod";
import { decimalAmount } from "../../../contracts/types/money.ts";
import { csvReply } from "../../../platform/http/csv.ts";
import { tooManyRows, MAX_ROWS } from "../../../platform/http/csv.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { deskBookings } from "../db/desk.ts";
import { deskFilter, DeskQuery, deskViews } from "../desk.ts";

const HEADS = [
  "reference",
  "name",
  "email",
  "items",
  "places",
  "quantity",
  "status",
  "payment_status",
  "price",
  "refunded",
  "currency",
  "booked_at",
];

export const exportDesk = route({
  method: "GET",
  path: "/bookings/desk/export",
  summary: "The same bookings as a CSV file, 10,000 at most",
  access: "user",
  query: z.object(DeskQuery),
  replies: { 200: "text/csv" },
  errors: ["not_found", "forbidden", "limit_exceeded"],
  async handler(context: Context, { query, caller }) {
    const filter = await deskFilter(context, caller, query);
    const rows = await deskBookings(context.db.lists, filter, null, MAX_ROWS + 1);
    if (rows.length > MAX_ROWS) throw tooManyRows();
    const lines = (await deskViews(context, rows)).map((row) => [
      row.reference,
      row.customer.name,
      row.customer.email,
      row.items.map(({ title, subtitle }) => [title, subtitle].filter(Boolean).join(", ")).join("; "),
      row.items.flatMap(({ places }) => places).join("; "),
      row.items.reduce((sum, { quantity }) => sum + quantity, 0),
      row.status,
      row.payment_status,
      decimalAmount(row.price_amount, row.price_currency),
      decimalAmount(row.refunded_amount, row.price_currency),
      row.price_currency,
      row.created_at,
    ]);
    return csvReply("bookings.csv", HEADS, lines);
  },
});
