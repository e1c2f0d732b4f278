import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { Time } from "../../../contracts/types/time.ts";
import { notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { listAppointments as findAppointments } from "../db/appointments.ts";
import { productById } from "../db/products.ts";

const AppointmentView = z.object({
  id: Id,
  booking_id: Id,
  product_id: Id,
  provider_id: Id,
  provider_name: z.string(),
  starts_at: Time,
  ends_at: Time,
  quantity: z.int(),
  status: z.enum(["BOOKED", "CANCELLED"]),
});
/** Where a page ended. */
const Position = z.strictObject({ starts_at: Time, id: Id });

export const listAppointments = route({
  method: "GET",
  path: "/products/:id/appointments",
  summary: "What is booked of an own service, by time",
  access: "user",
  params: z.object({ id: Id }),
  query: z.object({ ...PageQuery, from: Time.optional(), to: Time.optional() }),
  replies: { 200: pageOf(AppointmentView) },
  errors: ["forbidden"],
  async handler(context: Context, { params, query, caller }) {
    const product = await productById(context.db, params.id);
    if (!product) throw notFound();
    requirePermission(caller, "bookings.read", product.organization_id);
    const after = readCursor(Position, query.cursor);
    const rows = await findAppointments.all(
      context.db,
      product.id,
      query.from ? new Date(query.from) : null,
      query.to ? new Date(query.to) : null,
      after?.starts_at ?? null,
      after?.id ?? null,
      query.limit + 1,
    );
    const { items, next_cursor } = pageFrom(rows, query.limit, ({ starts_at, id }) => ({ starts_at, id }));
    const view = ({ starts_at, ends_at, ...row }: (typeof items)[number]) => ({
      id: row.id,
      booking_id: row.booking_id,
      product_id: row.product_id,
      provider_id: row.provider_id,
      provider_name: row.provider_name,
      starts_at: starts_at.toISOString(),
      ends_at: ends_at.toISOString(),
      quantity: row.quantity,
      status: row.status,
    });
    return { items: items.map(view), next_cursor };
  },
});
