import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { historyQuery } from "../api/manage.ts";
import { ownZone } from "../lib/dates.ts";
import { useFormat } from "../lib/use-format.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { ProblemNote } from "./problem-note.tsx";

/** Everything that happened to a booking, oldest first: when, what, and who did it. */
export function BookingHistory({ bookingId }: { bookingId: string }) {
  const format = useFormat();
  const words = useWords();
  const { data, error, refetch } = useQuery(historyQuery(bookingId));
  return (
    <section className="sheet stack" aria-labelledby="history">
      <h2 id="history" className="sub">
        <Trans>What happened</Trans>
      </h2>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-32" />}
      {data && (
        <ol className="grid gap-3">
          {data.map((move, index) => (
            <li key={index}>
              <span className="block fine qq n">{format.stamp(move.at, ownZone())}</span>
              {words.state(move.to)}
              <span className="qq">{`, ${words.actor(move.actor)}`}</span>
              {move.note && <span className="block q">“{move.note}”</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function useWords() {
  const { t } = useLingui();
  const states: Record<string, string> = {
    PENDING: t`Held`,
    CONFIRMED: t`Confirmed`,
    COMPLETED: t`Took place`,
    CANCELLED: t`Cancelled`,
    EXPIRED: t`Not bought in time`,
    FAILED: t`Did not work`,
    NOT_REQUIRED: t`Nothing to pay`,
    PROCESSING: t`The payment is under way`,
    SUCCEEDED: t`Paid`,
    REFUNDING: t`The money goes back`,
    PARTIALLY_REFUNDED: t`Some of the money went back`,
    REFUNDED: t`The money went back`,
  };
  const actor = (name: string): string => {
    if (name.startsWith("user:")) return t`by a person`;
    if (name === "service:payment") return t`by the payment`;
    return t`by itself`;
  };
  return { state: (name: string) => states[name] ?? name, actor };
}
