import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { seatsOf } from "../api/bookings.ts";
import { isProblem } from "../api/problem.ts";
import { type SeatSearch, suggestionQuery } from "../api/seating.ts";
import type { EventDetail, Performance } from "../api/types.ts";
import { leftAlone } from "../map/company.ts";
import { HELD, type StatusStore, TAKEN } from "../map/status-store.ts";
import type { Place, SeatFilter, Seating } from "../map/types.ts";
import type { SeatChoice } from "./use-seat-choice.ts";

interface Situation {
  event: EventDetail;
  performance: Performance;
  seating: Seating;
  store: StatusStore;
  choice: SeatChoice;
  party: number;
  filter: SeatFilter;
}

/** Instead of what was lost: the closest of its kind that are free, or how many would fit together at most. */
export interface Alternative {
  places: Place[];
  most_together: number;
}
/** For the rest of the party: beside whom sits already, or close by. */
export interface Company {
  places: Place[];
  beside: boolean;
  /** Seats between the viewer's and the next sold one that would be left alone. */
  alone: Place[];
}

/**
 * Asks once, and again when somebody takes one of those that were offered. Not with every change in the hall: at the
 * opening of a sale there are dozens a second.
 */
function useSuggestion(
  { performance, seating, store }: Situation,
  search: SeatSearch | null,
  revision: number,
) {
  const asked = search !== null;
  // Not before it is needed: twenty thousand take a moment.
  const indexes = useMemo(
    () => new Map(asked ? seating.places.map(({ id }, index) => [id, index]) : []),
    [seating, asked],
  );
  const { data, isFetched, refetch } = useQuery({
    ...suggestionQuery(performance.id, search ?? { quantity: 1 }, revision),
    enabled: asked,
  });
  const offered = asked ? (data?.place_ids ?? []).flatMap((id) => indexes.get(id) ?? []) : [];
  const someGone = offered.some((index) => store.get(index) === HELD || store.get(index) === TAKEN);
  useEffect(() => {
    if (someGone) void refetch();
  }, [someGone, refetch]);
  return { data, isFetched, places: offered.flatMap((index) => seating.places[index] ?? []) };
}

/** What the ticket service would give next: after a refusal something else, after a seat the ones beside it. */
export function useCompany(situation: Situation): {
  alternative: Alternative | null;
  company: Company | null;
} {
  const { seating, store, choice, party } = situation;
  const { refusal } = choice;
  const missed = isProblem(refusal?.error, "seat_taken", "sold_out") ? refusal : undefined;
  const near = missed?.lost[0] ?? missed?.places[0];
  const instead = useSuggestion(
    situation,
    missed
      ? {
          quantity: Math.min(10, missed.places.length || party),
          ...(near ? { near: near.id, zones: [near.zone_id] } : zonesOf(situation)),
        }
      : null,
    missed?.at ?? 0,
  );

  const mine = choice.items.flatMap(seatsOf);
  const wantsCompany =
    choice.added.length === 1 && !refusal && mine.length < party && mine.includes(choice.added[0]!.id);
  const rest = useSuggestion(
    situation,
    wantsCompany ? { quantity: party, having: mine.slice(0, 50) } : null,
    choice.addedAt,
  );
  // Not before it is known who comes along: whoever would be left alone may be among them.
  const settled = choice.added.length > 0 && (!wantsCompany || rest.isFetched);
  const alone = settled ? leftAlone(seating, store).flatMap((at) => seating.places[at] ?? []) : [];
  return {
    alternative:
      missed && instead.data ? { places: instead.places, most_together: instead.data.most_together } : null,
    company:
      rest.places.length > 0 || alone.length > 0
        ? { places: rest.places, beside: rest.data?.beside ?? false, alone }
        : null,
  };
}

const zonesOf = ({ event, filter }: Situation) => ({
  zones: event.zones
    .filter(({ id, kind }) => kind === "SEATED" && (filter.zone_ids?.has(id) ?? true))
    .map(({ id }) => id),
});
