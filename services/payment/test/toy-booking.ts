import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import type { bookingCreated, BookingState } from "../../../contracts/events/booking.ts";
import { BookingService } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import { AppError, notFound } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { SystemEntry } from "../../../platform/runtime.ts";
import { type Base, service } from "../../../platform/service.ts";
import type { z } from "zod";

export type State = z.output<typeof BookingState>;

/** The contact of a guest who has as many as one may. */
export const greedy = "greedy@example.org";

/** A stand-in for booking: holds bookings as the test says, tells of them by RPC and by events. */
export function toyBooking() {
  const bookings = new Map<string, State>();
  let base: Base | undefined;
  const toy = service({
    name: "booking",
    migrations: new URL("../../../platform/testing/toy/migrations/", import.meta.url),
    config: () => ({}),
    context: (given: Base) => (base = given),
    rpc: [
      rpc(BookingService.method.getBooking, async (_context: Base, { bookingId }) => {
        const found = bookings.get(bookingId);
        if (!found) throw notFound();
        const {
          user_id,
          organization_id,
          status,
          payment_status,
          price_amount,
          price_currency,
          expires_at,
          version,
        } = found;
        const money = { priceAmount: BigInt(price_amount), priceCurrency: price_currency };
        const expiresAt = expires_at === null ? {} : { expiresAt: timestampFromDate(new Date(expires_at)) };
        return {
          booking: {
            id: bookingId,
            userId: user_id,
            organizationId: organization_id,
            status,
            paymentStatus: payment_status,
            version,
            ...money,
            ...expiresAt,
          },
        };
      }),
      rpc(BookingService.method.nameBuyer, async (_context: Base, { bookingId, contactHash }) => {
        if (contactHash === greedy)
          throw new AppError("invalid_argument", "limit_exceeded", { detail: "They have enough." });
        if (!bookings.has(bookingId)) throw notFound();
        return {};
      }),
      rpc(BookingService.method.findBooking, async () => ({})),
      rpc(BookingService.method.listReferences, async () => ({})),
      rpc(BookingService.method.getHold, async () => ({ state: "none" })),
    ],
  });
  return {
    entry: { name: "booking", http_port: 0, rpc_port: 0, load: async () => toy } satisfies SystemEntry,
    /** A booking that exists, without having told anybody. */
    add(given: Partial<State> & { user_id: string }, now: Date): State {
      const state: State = {
        booking_id: newId(),
        organization_id: newId(),
        status: "PENDING",
        payment_status: "PENDING",
        price_amount: 6900,
        price_currency: "EUR",
        payment_id: null,
        expires_at: new Date(now.getTime() + 600_000).toISOString(),
        start_time: null,
        end_time: null,
        version: 1,
        reason: null,
        ...given,
      };
      bookings.set(state.booking_id, state);
      return state;
    },
    /** Changes it and tells, as booking does. */
    async happen(type: { type: string }, booking_id: string, change: Partial<State> = {}): Promise<State> {
      const before = bookings.get(booking_id)!;
      const state: State = { ...before, ...change, version: before.version + 1 };
      bookings.set(booking_id, state);
      await base!.db.tx((tx) => base!.outbox.add(tx, type as typeof bookingCreated, state));
      return state;
    },
  };
}
