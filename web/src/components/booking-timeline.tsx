import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { historyQuery } from "../api/bookings.ts";
import type { Booking } from "../api/types.ts";
import { ownZone } from "../lib/dates.ts";
import { useFormat } from "../lib/use-format.ts";
import { useMoveWords } from "./use-move-words.ts";

/** What happened to a booking and when, its money too, oldest first. */
export function BookingTimeline({ booking }: { booking: Booking }) {
  const wordsOf = useMoveWords();
  const format = useFormat();
  const { data } = useQuery(historyQuery(booking.id, booking.version));
  const moves = (data ?? []).filter(wordsOf);
  if (moves.length === 0) return null;
  return (
    <details className="mt-8">
      <summary>
        <Trans>What happened so far</Trans>
      </summary>
      <ol className="grid gap-2 pt-3">
        {moves.map((move) => (
          <li key={`${move.axis} ${move.to} ${move.at}`} className="small n">
            <span className="q">{format.stamp(move.at, ownZone())}</span> {wordsOf(move)}
          </li>
        ))}
      </ol>
    </details>
  );
}
