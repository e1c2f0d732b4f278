import "./event.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueries, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { eventQuery } from "../api/events.ts";
import { queryClient } from "../api/query-client.ts";
import { availabilityQuery } from "../api/seating.ts";
import type { EventDetail, ZoneCount } from "../api/types.ts";
import { EventBar, EventStub } from "../components/event-stub.tsx";
import { EventState } from "../components/event-state.tsx";
import { GoodToKnow } from "../components/good-to-know.tsx";
import { Main } from "../components/main.tsx";
import { PerformanceList } from "../components/performance-list.tsx";
import { PriceTable } from "../components/price-table.tsx";
import { toBrowse } from "../lib/links.ts";
import { pictureOf, widthsOf } from "../lib/pictures.ts";
import { firstPerformance, total } from "../lib/sale.ts";
import { serverNow } from "../lib/server-clock.ts";
import { Art } from "../ui/art.tsx";
import { Icon } from "../ui/icon.tsx";

const route = getRouteApi("/framed/events/$slug");

export async function loadEvent(slug: string): Promise<void> {
  const event = await queryClient.ensureQueryData(eventQuery(slug));
  for (const performance of event.performances)
    void queryClient.prefetchQuery(availabilityQuery(performance.id));
}

/** How often a sold-out page looks for places that came back. */
const RETURNS_MS = 10_000;

/** What is free in each performance; absent while it is not known. */
function useCounts(event: EventDetail): Map<string, ZoneCount[]> {
  return useQueries({
    queries: event.performances.map((performance) => ({
      ...availabilityQuery(performance.id),
      refetchInterval: event.sale_status === "sold_out" ? RETURNS_MS : false,
    })),
    combine: (results) =>
      new Map(
        results.flatMap((result, index) => {
          const id = event.performances[index]?.id;
          return id && result.data ? [[id, result.data.zones] as const] : [];
        }),
      ),
  });
}

export function EventPage() {
  const { slug } = route.useParams();
  const { data: event } = useSuspenseQuery({
    ...eventQuery(slug),
    refetchInterval: ({ state }) => (state.data?.sale_status === "sold_out" ? RETURNS_MS : false),
  });
  const counts = useCounts(event);
  const [chosenId, setChosenId] = useState<string>();
  const chosen = firstPerformance(event, chosenId, serverNow());
  const zones = chosen ? counts.get(chosen.id) : undefined;
  return (
    <>
      <Main title={event.name} className="page">
        <p className="crumb">
          <Link {...toBrowse()}>
            <Icon name="left" />
            <Trans>Programme</Trans>
          </Link>
        </p>
        <div className="event">
          <div className="poster">
            <Art
              src={pictureOf(event.image_url, true)}
              srcSet={widthsOf(event.image)}
              sizes="(min-width: 80rem) 76rem, 100vw"
              alt={event.image?.alt}
            />
          </div>
          <header className="event-head">
            <h1 className="show">{event.name}</h1>
            <EventState event={event} performance={chosen} />
            {event.description && <p className="lead">{event.description}</p>}
          </header>
          {chosen && <EventStub event={event} performance={chosen} free={zones && total(zones, "free")} />}
          <div className="event-body">
            <section aria-labelledby="performances">
              <h2 id="performances" className="head">
                <Plural
                  value={event.performances.length}
                  _0="No performance yet"
                  one="One performance"
                  other="# performances"
                />
              </h2>
              <PerformanceList event={event} chosen={chosen} counts={counts} onChoose={setChosenId} />
            </section>
            {event.prices.length > 0 && <PriceTable event={event} zones={zones} />}
            {chosen && <GoodToKnow event={event} performance={chosen} />}
            <section aria-labelledby="place">
              <h2 id="place" className="head">
                {event.venue.name}
              </h2>
              <VenueLines event={event} />
            </section>
          </div>
        </div>
      </Main>
      {chosen && <EventBar event={event} performance={chosen} free={zones && total(zones, "free")} />}
    </>
  );
}

function VenueLines({ event }: { event: EventDetail }) {
  const { i18n } = useLingui();
  const country = new Intl.DisplayNames([i18n.locale], { type: "region", fallback: "code" });
  const where = encodeURIComponent(`${event.venue.name}, ${event.venue.city}`);
  return (
    <p className="q">
      {event.venue.city},{" "}
      {/^[A-Z]{2}$/.test(event.venue.country) ? country.of(event.venue.country) : event.venue.country}
      <br />
      <a
        className="small"
        href={`https://www.openstreetmap.org/search?query=${where}`}
        target="_blank"
        rel="noreferrer"
      >
        <Trans>Open in maps</Trans>
      </a>
    </p>
  );
}
