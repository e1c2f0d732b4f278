import "./seats.css";
import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound } from "@tanstack/react-router";
import { eventQuery } from "../api/events.ts";
import { queryClient } from "../api/query-client.ts";
import { availabilityQuery, seatingQuery } from "../api/seating.ts";
import type { EventDetail, Performance } from "../api/types.ts";
import { ExpiredDialog } from "../components/expired-dialog.tsx";
import { HallSoldOut } from "../components/hall-sold-out.tsx";
import { LiveMark } from "../components/live-mark.tsx";
import { Main } from "../components/main.tsx";
import { SeatsFoot } from "../components/seats-foot.tsx";
import { SeatsHead } from "../components/seats-head.tsx";
import { SeatsPanel } from "../components/seats-panel.tsx";
import { useHall } from "../components/use-hall.ts";
import { preferred } from "../lib/preferred.ts";
import { firstPerformance } from "../lib/sale.ts";
import { serverNow } from "../lib/server-clock.ts";
import { SeatMap } from "../map/seat-map.tsx";
import { Note } from "../ui/note.tsx";

const route = getRouteApi("/framed/events/$slug/seats");

export async function loadSeats(slug: string, performanceId: string | undefined): Promise<void> {
  const event = await queryClient.ensureQueryData(eventQuery(slug));
  const performance = firstPerformance(event, performanceId, serverNow());
  if (!performance) throw notFound();
  void queryClient.prefetchQuery(availabilityQuery(performance.id));
  await queryClient.ensureQueryData(seatingQuery(performance.id));
}

export function SeatsPage() {
  const { slug } = route.useParams();
  const { performance: asked } = route.useSearch();
  const { data: event } = useSuspenseQuery(eventQuery(slug));
  const performance = firstPerformance(event, asked, serverNow());
  if (!performance) return null;
  // A new performance is a new map: nothing of the old one may linger.
  return <SeatsOf key={performance.id} event={event} performance={performance} />;
}

/** Choosing is holding: every click asks the server, and everybody else's clicks show here. */
function SeatsOf({ event, performance }: { event: EventDetail; performance: Performance }) {
  const { t } = useLingui();
  const { view = preferred().seats } = route.useSearch();
  const hall = useHall(event, performance);
  const { basket, choice, closed } = hall;
  const mapShown = hall.seated && view !== "list";
  return (
    <>
      <Main title={t`Choose places, ${event.name}`} className="page">
        <SeatsHead
          event={event}
          performance={performance}
          seated={hall.seated}
          party={hall.party}
          onParty={hall.setParty}
          onBest={() => void hall.best()}
          closed={closed}
          soldOut={hall.soldOut}
          busy={choice.busy}
        />
        {closed && !mapShown && (
          <div className="pb-4">
            <Note>
              <p>{closed}</p>
            </Note>
          </div>
        )}
        {!closed && hall.soldOut && (
          <div className="pb-4">
            <HallSoldOut event={event} performance={performance} />
          </div>
        )}
        <div className={`seats ${mapShown ? "" : "nomap"}`}>
          {mapShown && (
            <section className="mapbox" aria-label={t`Seat map`}>
              <SeatMap
                {...hall.views}
                shapes={event.shapes}
                onStandingChoose={(zone) => document.getElementById(`standing-${zone.id}`)?.focus()}
                highlightedId={hall.focused}
                offeredIds={hall.offeredIds}
                corner={<LiveMark />}
                ref={hall.map}
              />
            </section>
          )}
          <SeatsPanel hall={hall} mapShown={mapShown} />
        </div>
      </Main>
      <SeatsFoot hall={hall} />
      {basket && <ExpiredDialog booking={basket} onAgain={choice.dismiss} onLetGo={choice.dismiss} />}
    </>
  );
}
