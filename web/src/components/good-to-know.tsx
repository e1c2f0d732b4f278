import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { EventDetail, Performance } from "../api/types.ts";
import { performanceSale } from "../lib/sale.ts";
import { serverNow } from "../lib/server-clock.ts";
import { useFormat } from "../lib/use-format.ts";

interface GoodToKnowProps {
  event: EventDetail;
  performance: Performance;
}

/** What people ask at the desk: doors, length, age, access, limits, how to give back, who puts it on. */
export function GoodToKnow({ event, performance }: GoodToKnowProps) {
  const open = performanceSale(event, performance, undefined, serverNow());
  const sells = open === "on_sale" || open === "not_yet";
  const format = useFormat();
  const limits = event.ticket_types.map((type) => type.max_per_person).filter((max) => max !== null);
  const most = limits.length > 0 ? Math.min(...limits) : undefined;
  return (
    <section aria-labelledby="know">
      <h2 id="know" className="head">
        <Trans>Good to know</Trans>
      </h2>
      <dl className="know">
        {performance.doors_at && (
          <Fact name={<Trans>Doors</Trans>}>{format.time(performance.doors_at, event.time_zone)}</Fact>
        )}
        <Fact name={<Trans>Length</Trans>}>
          <Length {...performance} />
        </Fact>
        <Fact name={<Trans>Age</Trans>}>
          {event.minimum_age ? (
            <Plural value={event.minimum_age} one="From # year" other="From # years" />
          ) : (
            <Trans>For everybody</Trans>
          )}
        </Fact>
        <Access event={event} performance={performance} />
        {most !== undefined && (
          <Fact name={<Trans>Limit</Trans>}>
            <Plural value={most} one="# ticket a person" other="At most # tickets a person" />
          </Fact>
        )}
        {sells && (
          <Fact name={<Trans>Holding</Trans>}>
            <Trans>
              Places are held for you from the first click until the clock beside your basket ends.
            </Trans>
          </Fact>
        )}
        {sells && (
          <Fact name={<Trans>Giving back</Trans>}>
            <Trans>Until it begins you can cancel yourself; all of it goes back the way you paid.</Trans>
          </Fact>
        )}
        <Fact name={<Trans>Organizer</Trans>}>{event.organization.name}</Fact>
      </dl>
    </section>
  );
}

/** Wheelchair and companion places of the chosen date, and how many can be had. */
function Access({ performance }: GoodToKnowProps) {
  const of = (kind: "ACCESSIBLE" | "COMPANION") => performance.access.find((count) => count.kind === kind);
  const [wheelchair, companion] = [of("ACCESSIBLE"), of("COMPANION")];
  if (!wheelchair) return null;
  return (
    <Fact name={<Trans>Access</Trans>}>
      <Trans>
        {wheelchair.free} of {wheelchair.total} wheelchair places free
      </Trans>
      {companion && (
        <>
          <br />
          <Trans>
            {companion.free} of {companion.total} companion places free, beside them
          </Trans>
        </>
      )}
      <br />
      <span className="small q">
        <Trans>At the same prices, on the seat map and in the list.</Trans>
      </span>
    </Fact>
  );
}

function Length({ starts_at, ends_at }: Performance) {
  const minutes = Math.round((Date.parse(ends_at) - Date.parse(starts_at)) / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (rest === 0) return <Trans>about {hours} h</Trans>;
  return (
    <Trans>
      about {hours} h {rest} min
    </Trans>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
