import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { bookingQuery } from "../api/bookings.ts";
import { listen } from "../api/live.ts";
import type { Booking } from "../api/types.ts";

/** Looks at the booking again as soon as the server says that it changed. */
export function useLiveBooking(booking: Pick<Booking, "id" | "user_id">): void {
  const client = useQueryClient();
  const { id, user_id } = booking;
  useEffect(
    () =>
      listen(`user:${user_id}`, (message) => {
        const changed = (message.data as { booking_id?: string } | undefined)?.booking_id;
        if (message.type === "booking.updated" && changed === id)
          void client.invalidateQueries(bookingQuery(id));
      }),
    [client, id, user_id],
  );
}
