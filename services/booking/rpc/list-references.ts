import { BookingService } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import { invalid } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { referencesOf } from "../db/desk.ts";

const MAX = 1_000;

export const listReferences = rpc(
  BookingService.method.listReferences,
  async ({ db }: Context, { bookingIds }) => {
    if (bookingIds.length > MAX) throw invalid("/booking_ids", "too_big", `at most ${MAX}`);
    const rows = await referencesOf(db, bookingIds);
    return { references: rows.map(({ id, reference }) => ({ bookingId: id, reference })) };
  },
);
