import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { historyQuery } from "../api/bookings.ts";
import type { Booking } from "../api/types.ts";
import { ownZone } from "../lib/dates.ts";
import { useFormat } from "../lib/use-format.ts";

/** What happened to a booking and when, its money too, oldest first. */
export function BookingTimeline({ booking }: { booking: Booking }) {
  const { t } = useLingui();
  const format = useFormat();
  const { data } = useQuery(historyQuery(booking.id, booking.version));
  const words: Record<string, string> = {
    "status PENDING": t`Put into the basket`,
    "status CONFIRMED": t`Confirmed`,
    "status COMPLETED": t`Took place`,
    "status CANCELLED": t`Cancelled`,
    "status EXPIRED": t`The time ran out`,
    "status FAILED": t`Could not be kept`,
    "payment_status PROCESSING": t`The bank was asked`,
    "payment_status SUCCEEDED": t`Paid`,
    "payment_status FAILED": t`The payment did not go through`,
    "payment_status REFUNDING": t`Money is on its way back`,
    "payment_status PARTIALLY_REFUNDED": t`A part was paid back`,
    "payment_status REFUNDED": t`Paid back`,
  };
  const moves = (data ?? []).filter(({ axis, to, from }) => from !== to && words[`${axis} ${to}`]);
  if (moves.length === 0) return null;
  return (
    <details className="mt-8">
      <summary>
        <Trans>What happened so far</Trans>
      </summary>
      <ol className="grid gap-2 pt-3">
        {moves.map(({ axis, to, at }) => (
          <li key={`${axis} ${to} ${at}`} className="small n">
            <span className="q">{format.stamp(at, ownZone())}</span> {words[`${axis} ${to}`]}
          </li>
        ))}
      </ol>
    </details>
  );
}
