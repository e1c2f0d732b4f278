import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { seatsOf } from "../api/bookings.ts";
import { toSeats } from "../lib/links.ts";
import { SeatList } from "../map/seat-list.tsx";
import { Picks } from "./basket-bar.tsx";
import { StandingPanel } from "./standing-panel.tsx";
import type { Hall } from "./use-hall.ts";
import { WherePanel } from "./where-panel.tsx";

/** Beside the map: what is yours (on a phone), standing areas, zones with prices, and every seat row by row. */
export function SeatsPanel({ hall, mapShown }: { hall: Hall; mapShown: boolean }) {
  const { t } = useLingui();
  const { event, seating, basket, choice, closed, free } = hall;
  return (
    <aside className="panel" aria-label={t`Your choice`}>
      {basket?.status === "PENDING" && choice.items.some((item) => seatsOf(item).length > 0) && (
        <section className="sheet mid:hidden" aria-label={t`Your seats`}>
          <Picks
            event={event}
            seating={seating}
            choice={choice}
            currency={basket.price_currency}
            className="shown"
          />
        </section>
      )}
      {event.zones.map(
        (zone) =>
          zone.kind === "STANDING" && (
            <StandingPanel
              key={zone.id}
              event={event}
              zone={zone}
              free={free.get(zone.id)}
              choice={choice}
              closed={closed}
            />
          ),
      )}
      <WherePanel
        event={event}
        free={free}
        filter={hall.filter}
        onFilter={hall.setFilter}
        stepFree={hall.stepFree}
        party={hall.party}
      />
      {hall.seated && (
        <section className="sheet" aria-labelledby="rows">
          <div className="row between">
            <h2 id="rows" className="sub">
              <Trans>Row by row</Trans>
            </h2>
            <MapSwitch hall={hall} mapShown={mapShown} />
          </div>
          <SeatList {...hall.views} onFocusPlace={(place) => hall.setFocused(place?.id ?? null)} />
        </section>
      )}
    </aside>
  );
}

function MapSwitch({ hall, mapShown }: { hall: Hall; mapShown: boolean }) {
  const navigate = useNavigate();
  const { event, performance } = hall;
  const other = toSeats(event.slug, performance.id, mapShown ? "list" : "map");
  return (
    <button
      type="button"
      className="small underline underline-offset-4"
      onClick={() => void navigate({ ...other, replace: true, resetScroll: false })}
    >
      {mapShown ? <Trans>Hide map</Trans> : <Trans>Show map</Trans>}
    </button>
  );
}
