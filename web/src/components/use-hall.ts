import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useLive } from "../api/live.ts";
import { useBasket } from "../api/basket.ts";
import { isProblem } from "../api/problem.ts";
import { seatingQuery } from "../api/seating.ts";
import type { EventDetail, Performance } from "../api/types.ts";
import { useOnline } from "../lib/online.ts";
import { createStatusStore } from "../map/status-store.ts";
import type { SeatFilter, SeatMapHandle } from "../map/types.ts";
import { announce } from "../ui/announcer.tsx";
import { useSeatTexts } from "./seat-texts.ts";
import { useCompany } from "./use-company.ts";
import { useClosed } from "./use-closed.ts";
import { useLiveAvailability } from "./use-live-availability.ts";
import { useSeatChoice } from "./use-seat-choice.ts";
import { useZonePrices } from "./use-zone-prices.ts";

const NOBODY: string[] = [];
const EVERYTHING: SeatFilter = { zone_ids: null, step_free: false };

export type Hall = ReturnType<typeof useHall>;

/** Everything the seats page knows: the hall, who holds what, what is chosen, and how it is looked at. */
export function useHall(event: EventDetail, performance: Performance) {
  const { data: seating } = useSuspenseQuery(seatingQuery(performance.id));
  const store = useMemo(() => createStatusStore(seating), [seating]);
  useLiveAvailability(performance.id, seating.version, store);
  useSyncExternalStore(store.subscribe, store.getRevision);
  const basket = useBasket();
  const choice = useSeatChoice(event, performance, store, basket);
  const [filter, setFilter] = useState(EVERYTHING);
  const [party, setParty] = useState(2);
  const [focused, setFocused] = useState<string | null>(null);
  const map = useRef<SeatMapHandle>(null);
  const online = useOnline();
  const known = store.version >= 0;
  const closed = useClosed(event, performance, known);

  useEffect(() => {
    if (closed) announce(closed);
  }, [closed]);

  const { refusal } = choice;
  useEffect(() => {
    const [place = refusal?.places[0]] = refusal?.lost ?? [];
    if (place && isProblem(refusal?.error, "seat_taken")) map.current?.shake(place.id);
  }, [refusal]);

  async function best(quantity = party): Promise<void> {
    const zones = event.zones.filter(
      ({ id, kind }) => kind === "SEATED" && (filter.zone_ids?.has(id) ?? true),
    );
    const seats = await choice.best(
      zones.map((zone) => zone.id),
      quantity,
    );
    if (seats.length > 0) map.current?.show(seats);
  }

  const live = useLive();
  const stale = live.kind === "lost" || !online;
  const { alternative, company } = useCompany({ event, performance, seating, store, choice, party, filter });
  const free = new Map(known ? event.zones.map((zone) => [zone.id, store.zone(zone.id)?.free ?? 0]) : []);
  return {
    event,
    performance,
    seating,
    basket,
    choice,
    closed,
    filter,
    setFilter,
    party,
    setParty,
    focused,
    setFocused,
    map,
    best,
    alternative,
    company,
    /** Ringed on the map while they are offered. */
    offeredIds: (alternative ?? company)?.places.map(({ id }) => id) ?? NOBODY,
    seated: seating.places.length > 0,
    stepFree: seating.places.some((place) => place.kind !== "SEAT"),
    /** Free places by zone; empty while nobody knows. */
    free,
    soldOut: known && choice.items.length === 0 && [...free.values()].every((count) => count === 0),
    /** What the map and the list have in common. */
    views: {
      seating,
      zones: event.zones,
      store,
      filter,
      party,
      stale,
      disabledReason: closed,
      priceOf: useZonePrices(event),
      texts: useSeatTexts(),
      onToggle: choice.toggle,
    },
  };
}
