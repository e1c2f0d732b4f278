import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { CatalogService } from "../../../contracts/gen/catalog/v1/catalog_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { listAppointmentsOfBooking } from "../db/appointments.ts";
import { requireId } from "../wanted-items.ts";

/** The living appointments of a booking. */
export const listBookedAppointments = rpc(
  CatalogService.method.listAppointments,
  async (context: Context, request) => {
    const rows = await listAppointmentsOfBooking.all(context.db, requireId(request.bookingId, "booking_id"));
    return {
      appointments: rows.map((row) => ({
        id: row.id,
        itemId: row.item_id,
        title: row.title,
        providerName: row.provider_name,
        location: row.location,
        startsAt: timestampFromDate(row.starts_at),
        endsAt: timestampFromDate(row.ends_at),
        quantity: row.quantity,
        createdAt: timestampFromDate(row.created_at),
      })),
    };
  },
);
