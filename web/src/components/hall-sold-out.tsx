import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { availabilityQuery } from "../api/seating.ts";
import type { EventDetail, Performance } from "../api/types.ts";
import { toBrowse, toEvent, toSeats } from "../lib/links.ts";
import { performanceSale, total } from "../lib/sale.ts";
import { serverNow } from "../lib/server-clock.ts";
import { useFormat } from "../lib/use-format.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Note } from "../ui/note.tsx";

/** More dates than these are on the event's own page. */
const MOST_DATES = 6;

/** Nothing is left of this evening: the other dates with what is free there, and what else is on. */
export function HallSoldOut({ event, performance }: { event: EventDetail; performance: Performance }) {
  const { t } = useLingui();
  const others = event.performances
    .filter(
      (other) =>
        other.id !== performance.id && performanceSale(event, other, undefined, serverNow()) === "on_sale",
    )
    .slice(0, MOST_DATES);
  const counts = useQueries({ queries: others.map(({ id }) => availabilityQuery(id)) });
  const open = others.flatMap((other, index) => {
    const zones = counts[index]?.data?.zones;
    const free = zones && total(zones, "free");
    return free === 0 ? [] : [{ other, free }];
  });
  return (
    <Note kind="warn" role="status" title={t`Sold out at the moment`}>
      <p>
        <Trans>
          Nothing is held for you here, and nothing can be chosen now. Places that come back appear here by
          themselves.
        </Trans>
      </p>
      {open.length > 0 && (
        <>
          <p>
            <Trans>On other dates there are places:</Trans>
          </p>
          <ul className="row wrap gap-2" aria-label={t`Other dates`}>
            {open.map(({ other, free }) => (
              <li key={other.id}>
                <DateLink event={event} performance={other} free={free} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="row wrap gap-2">
        <Link
          {...toBrowse({ category: event.category })}
          className={buttonStyle({ size: "small", kind: open.length > 0 ? "quiet" : "plain" })}
        >
          <Trans>See what else is on</Trans>
        </Link>
        <Link {...toEvent(event.slug)} className={buttonStyle({ size: "small", kind: "quiet" })}>
          <Trans>About {event.name}</Trans>
        </Link>
      </p>
    </Note>
  );
}

function DateLink({
  event,
  performance,
  free,
}: {
  event: EventDetail;
  performance: Performance;
  free: number | undefined;
}) {
  const format = useFormat();
  return (
    <Link {...toSeats(event.slug, performance.id)} className={buttonStyle({ size: "small" })}>
      <span className="n">
        {format.dayAndTime(performance.starts_at, event.time_zone)}
        {free !== undefined && (
          <>
            , <Plural value={free} one="# free" other="# free" />
          </>
        )}
      </span>
    </Link>
  );
}
