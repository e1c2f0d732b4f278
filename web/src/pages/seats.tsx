import "./seats.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound, useNavigate } from "@tanstack/react-router";
import { useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useBasket } from "../api/basket.ts";
import { eventQuery } from "../api/events.ts";
import { useLive } from "../api/live.ts";
import { queryClient } from "../api/query-client.ts";
import { availabilityQuery, seatingQuery } from "../api/seating.ts";
import type { EventDetail, Performance } from "../api/types.ts";
import { BasketBar, Picks } from "../components/basket-bar.tsx";
import { ExpiredDialog } from "../components/expired-dialog.tsx";
import { LiveMark } from "../components/live-mark.tsx";
import { Main } from "../components/main.tsx";
import { RefusalNote } from "../components/refusal-note.tsx";
import { SeatsHead } from "../components/seats-head.tsx";
import { useSeatTexts } from "../components/seat-texts.ts";
import { StandingPanel } from "../components/standing-panel.tsx";
import { useLiveAvailability } from "../components/use-live-availability.ts";
import { useSeatChoice } from "../components/use-seat-choice.ts";
import { WherePanel } from "../components/where-panel.tsx";
import { toSeats } from "../lib/links.ts";
import { useOnline } from "../lib/online.ts";
import { firstPerformance, performanceSale, priceOf } from "../lib/sale.ts";
import { serverNow } from "../lib/server-clock.ts";
import { useFormat } from "../lib/use-format.ts";
import { SeatList } from "../map/seat-list.tsx";
import { SeatMap } from "../map/seat-map.tsx";
import { createStatusStore } from "../map/status-store.ts";
import type { SeatFilter, SeatMapHandle } from "../map/types.ts";
import { Note } from "../ui/note.tsx";

const route = getRouteApi("/framed/events/$slug/seats");
const EVERYTHING: SeatFilter = { zone_ids: null, step_free: false };

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

/** Why nothing can be chosen now, or null. */
function useClosed(event: EventDetail, performance: Performance, loaded: boolean): string | null {
  const { t } = useLingui();
  const format = useFormat();
  const live = useLive();
  const online = useOnline();
  const sale = performanceSale(event, performance, undefined, serverNow());
  if (!online) return t`No network. Choosing waits until you are back.`;
  if (sale === "cancelled") return t`This performance is cancelled.`;
  if (sale === "ended") return t`The sale of this performance is over.`;
  if (sale === "not_yet" && performance.sale_starts_at) {
    const day = format.shortDay(performance.sale_starts_at, event.time_zone);
    return t`The sale starts on ${day}, ${format.time(performance.sale_starts_at, event.time_zone)}.`;
  }
  if (!loaded) return t`Just a moment: we are asking what is free.`;
  return live.kind === "lost" ? t`The connection is lost. We are reconnecting; choosing waits until then.` : null;
}

function usePrices(event: EventDetail): (zone_id: string) => string | null {
  const { t } = useLingui();
  const format = useFormat();
  return useMemo(() => {
    const texts = new Map(
      event.zones.map((zone) => {
        const prices = event.ticket_types.flatMap((type) => {
          const price = priceOf(event, zone.id, type.id);
          if (!price) return [];
          return [price.price_amount === 0 ? t`free of charge` : `${format.money(price.price_amount, price.price_currency)} ${type.name}`];
        });
        return [zone.id, prices.length > 0 ? prices.join(", ") : null];
      }),
    );
    return (zone_id) => texts.get(zone_id) ?? null;
  }, [event, format, t]);
}

function SeatsOf({ event, performance }: { event: EventDetail; performance: Performance }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { view } = route.useSearch();
  const { data: seating } = useSuspenseQuery(seatingQuery(performance.id));
  const store = useMemo(() => createStatusStore(seating), [seating]);
  useLiveAvailability(performance.id, store);
  useSyncExternalStore(store.subscribe, store.getRevision);
  const basket = useBasket();
  const choice = useSeatChoice(event, performance, store, basket);
  const [filter, setFilter] = useState(EVERYTHING);
  const [party, setParty] = useState(2);
  const [focused, setFocused] = useState<string | null>(null);
  const map = useRef<SeatMapHandle>(null);
  const closed = useClosed(event, performance, store.version >= 0);
  const texts = useSeatTexts();
  const prices = usePrices(event);

  const seated = seating.places.length > 0;
  const standing = event.zones.filter((zone) => zone.kind === "STANDING");
  const free = new Map(event.zones.flatMap((zone) => (store.version >= 0 ? [[zone.id, store.zone(zone.id)?.free ?? 0]] : [])));
  const stepFree = seating.places.some((place) => place.kind !== "SEAT");
  const mapShown = seated && view !== "list";

  const best = async () => {
    const zones = event.zones.filter((zone) => zone.kind === "SEATED" && (filter.zone_ids?.has(zone.id) ?? true));
    const seats = await choice.best(zones.map((zone) => zone.id), party);
    if (seats.length > 0) map.current?.show(seats);
  };
  const views = {
    seating,
    zones: event.zones,
    store,
    filter,
    disabledReason: closed,
    priceOf: prices,
    texts,
    onToggle: choice.toggle,
    onStandingChoose: (zone: { id: string }) => document.getElementById(`standing-${zone.id}`)?.focus(),
  };

  return (
    <>
      <Main title={t`Choose places, ${event.name}`} className="page">
        <SeatsHead event={event} performance={performance} seated={seated} party={party} onParty={setParty} onBest={() => void best()} closed={closed} busy={choice.busy} />
        {closed && (
          <div className="pb-4">
            <Note role="status">
              <p>{closed}</p>
            </Note>
          </div>
        )}
        <div className={`seats ${mapShown ? "" : "nomap"}`}>
          {mapShown && (
            <section className="mapbox" aria-label={t`Seat map`}>
              <SeatMap {...views} highlightedId={focused} corner={<LiveMark />} ref={map} />
            </section>
          )}
          <aside className="panel" aria-label={t`Your choice`}>
            {basket?.status === "PENDING" && choice.items.length > 0 && (
              <section className="sheet mid:hidden" aria-label={t`Your seats`}>
                <Picks event={event} seating={seating} choice={choice} currency={basket.price_currency} className="shown" />
              </section>
            )}
            {standing.map((zone) => (
              <StandingPanel key={zone.id} event={event} zone={zone} free={free.get(zone.id)} choice={choice} closed={closed} />
            ))}
            <WherePanel event={event} free={free} filter={filter} onFilter={setFilter} stepFree={stepFree} />
            {seated && (
              <section className="sheet" aria-labelledby="rows">
                <div className="row between">
                  <h2 id="rows" className="sub">
                    <Trans>Row by row</Trans>
                  </h2>
                  <button
                    type="button"
                    className="small underline underline-offset-4"
                    onClick={() => void navigate({ ...toSeats(event.slug, performance.id, mapShown ? "list" : undefined), replace: true, resetScroll: false })}
                  >
                    {mapShown ? <Trans>Hide map</Trans> : <Trans>Show map</Trans>}
                  </button>
                </div>
                <SeatList {...views} onFocusPlace={(place) => setFocused(place?.id ?? null)} />
              </section>
            )}
          </aside>
        </div>
      </Main>
      <div className="sticky bottom-0 z-20">
        {choice.refusal && (
          <div className="page pb-2">
            <div className="float">
              <RefusalNote choice={choice} seating={seating} basket={basket} party={party} onBest={() => void best()} />
            </div>
          </div>
        )}
        {basket?.status === "PENDING" && basket.items.length > 0 && <BasketBar basket={basket} event={event} seating={seating} choice={choice} />}
      </div>
      {basket && <ExpiredDialog booking={basket} onAgain={choice.dismiss} onLetGo={choice.dismiss} />}
    </>
  );
}
