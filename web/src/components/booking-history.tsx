import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { historyQuery } from "../api/bookings.ts";
import type { Booking } from "../api/types.ts";
import { ownZone } from "../lib/dates.ts";
import { useFormat } from "../lib/use-format.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { useMoveWords } from "./use-move-words.ts";

/** Everything that happened to a booking, oldest first: when, what, and who did it. */
export function BookingHistory({ booking }: { booking: Booking }) {
  const format = useFormat();
  const wordsOf = useMoveWords();
  const actorOf = useActorWords();
  const { data, error, refetch } = useQuery(historyQuery(booking.id, booking.version));
  return (
    <section className="sheet stack" aria-labelledby="history">
      <h2 id="history" className="sub">
        <Trans>What happened</Trans>
      </h2>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-32" />}
      {data && (
        <ol className="grid gap-3">
          {data.filter(wordsOf).map((move, index) => (
            <li key={index}>
              <span className="block fine qq n">{format.stamp(move.at, ownZone())}</span>
              {wordsOf(move)}
              <span className="qq">{`, ${actorOf(move.actor)}`}</span>
              {move.note && <span className="block q">“{move.note}”</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function useActorWords(): (name: string) => string {
  const { t } = useLingui();
  return (name) => {
    if (name.startsWith("user:")) return t`by a person`;
    if (name === "service:payment") return t`by the payment`;
    return t`by itself`;
  };
}
