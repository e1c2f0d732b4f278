import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ticketsQuery } from "../api/tickets.ts";
import type { Booking } from "../api/types.ts";
import { useFormat } from "../lib/use-format.ts";

/** Number, when, where, how much: what one is asked for on the phone. */
export function OrderFacts({ booking }: { booking: Booking }) {
  const format = useFormat();
  const { data: tickets } = useQuery(ticketsQuery(booking.id));
  const timed = booking.items.find(({ start_time }) => start_time !== null);
  const where = tickets?.[0]?.venue_name;
  return (
    <dl className="orderfacts">
      <div>
        <dt>
          <Trans>Order</Trans>
        </dt>
        <dd className="code">{booking.reference}</dd>
      </div>
      {timed?.start_time && (
        <div>
          <dt>
            <Trans>When</Trans>
          </dt>
          <dd className="n">
            {format.longDay(timed.start_time, timed.time_zone)},{" "}
            {format.time(timed.start_time, timed.time_zone)} {format.zone(timed.start_time, timed.time_zone)}
          </dd>
        </div>
      )}
      {where && (
        <div>
          <dt>
            <Trans>Where</Trans>
          </dt>
          <dd>{where}</dd>
        </div>
      )}
      <div>
        <dt>
          <Trans>Total</Trans>
        </dt>
        <dd className="n">
          {booking.price_amount === 0 ? (
            <Trans>free</Trans>
          ) : (
            format.money(booking.price_amount, booking.price_currency)
          )}
        </dd>
      </div>
    </dl>
  );
}
