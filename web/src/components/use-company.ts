import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { seatsOf } from "../api/bookings.ts";
import { isProblem } from "../api/problem.ts";
import { suggestionQuery } from "../api/seating.ts";
import type { EventDetail, Performance } from "../api/types.ts";
import { leftAlone } from "../map/company.ts";
import type { StatusStore } from "../map/status-store.ts";
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

/** What the ticket service would give next: after a refusal something else, after a seat the ones beside it. */
export function useCompany(situation: Situation): {
  alternative: Alternative | null;
  company: Company | null;
} {
  const { performance, seating, store, choice, party } = situation;
  const byId = useMemo(() => new Map(seating.places.map((place) => [place.id, place])), [seating]);
  const placesOf = (ids: readonly string[] | undefined): Place[] =>
    (ids ?? []).flatMap((id) => byId.get(id) ?? []);

  const { refusal } = choice;
  const missed = isProblem(refusal?.error, "seat_taken", "sold_out") ? refusal : undefined;
  const near = missed?.lost[0] ?? missed?.places[0];
  const wide = zonesOf(situation);
  const instead = useQuery({
    ...suggestionQuery(
      performance.id,
      {
        quantity: Math.min(10, missed?.places.length || party),
        ...(near ? { near: near.id, zones: [near.zone_id] } : wide),
      },
      store.version,
    ),
    enabled: missed !== undefined,
    // A new version asks again; until it has answered, the last answer stands.
    placeholderData: (before) => (missed ? before : undefined),
  });

  const mine = choice.items.flatMap(seatsOf);
  const wantsCompany =
    choice.added.length === 1 && !refusal && mine.length < party && mine.includes(choice.added[0]!.id);
  const rest = useQuery({
    ...suggestionQuery(performance.id, { quantity: party, having: mine.slice(0, 50) }, 0),
    enabled: wantsCompany,
  });
  const companions = wantsCompany ? placesOf(rest.data?.place_ids) : [];
  // Not before it is known who comes along: whoever would be left alone may be among them.
  const settled = choice.added.length > 0 && (!wantsCompany || rest.isFetched);
  const alone = settled ? leftAlone(seating, store).flatMap((at) => seating.places[at] ?? []) : [];
  return {
    alternative:
      missed && instead.data
        ? { places: placesOf(instead.data.place_ids), most_together: instead.data.most_together }
        : null,
    company:
      companions.length > 0 || alone.length > 0
        ? { places: companions, beside: rest.data?.beside ?? false, alone }
        : null,
  };
}

const zonesOf = ({ event, filter }: Situation) => ({
  zones: event.zones
    .filter(({ id, kind }) => kind === "SEATED" && (filter.zone_ids?.has(id) ?? true))
    .map(({ id }) => id),
});
