import { useEffect, useMemo, useState } from "react";
import { changeBasket } from "../api/basket.ts";
import { seatsOf } from "../api/bookings.ts";
import { isProblem } from "../api/problem.ts";
import type { Booking, BookingItem, EventDetail, Performance, WantedItem } from "../api/types.ts";
import { priceOf } from "../lib/sale.ts";
import { addBest, addSeat, removeSeat, retypeSeat, setStanding } from "../lib/wanted.ts";
import type { StatusStore } from "../map/status-store.ts";
import type { Place } from "../map/types.ts";

export interface Refusal {
  error: unknown;
  /** The seats the click was about. */
  places: Place[];
  /** Those of them that somebody else got, as the server names them. */
  lost: Place[];
  /** Tells one refusal from the next, in milliseconds. */
  at: number;
  /** What was wanted, to try again. */
  retry: () => void;
}

export interface SeatChoice {
  /** Lines of the basket that belong to this performance. */
  items: BookingItem[];
  refusal: Refusal | undefined;
  busy: boolean;
  toggle(place: Place): void;
  /** All of these, or none. */
  take(places: Place[]): void;
  /** What was added last by hand; empty after everything else. */
  added: Place[];
  /** When, in milliseconds: tells one choice from the next. */
  addedAt: number;
  retype(placeId: string, ticketTypeId: string): void;
  standing(zoneId: string, ticketTypeId: string, quantity: number): void;
  best(zoneIds: string[], quantity: number): Promise<string[]>;
  dismiss(): void;
}

const NOTHING: { places: Place[]; at: number } = { places: [], at: 0 };
const NONE: ReadonlyMap<string, boolean> = new Map();

/** The ticket type somebody gets who only clicks: the first that has a price in the zone. */
export function defaultType(event: EventDetail, zoneId: string): string | undefined {
  return event.ticket_types.find((type) => priceOf(event, zoneId, type.id))?.id;
}

/** Which of the places a refusal is about: its pointers count the items that were sent. */
function lostOf(error: unknown, sent: readonly WantedItem[], places: readonly Place[]): Place[] {
  if (!isProblem(error, "seat_taken")) return [];
  const ids = new Set(
    error.errors.flatMap(({ pointer }) => {
      const item = sent[Number(/^\/items\/(\d+)/.exec(pointer)?.[1] ?? -1)];
      return item && "place_id" in item ? [item.place_id] : [];
    }),
  );
  return places.filter(({ id }) => ids.has(id));
}

/** The best places of the first zone that has so many. */
async function bestOfFirst(
  event: EventDetail,
  performanceId: string,
  zoneIds: string[],
  quantity: number,
): Promise<Booking | undefined> {
  const offered = zoneIds.flatMap((id) => {
    const type = defaultType(event, id);
    return type ? [{ id, type }] : [];
  });
  for (const { id, type } of offered) {
    try {
      return await changeBasket(addBest(performanceId, id, type, quantity));
    } catch (error) {
      if (!isProblem(error, "sold_out") || id === offered.at(-1)!.id) throw error;
    }
  }
  return undefined;
}

/**
 * Choosing places: every click holds at the server. A seat shows as yours at once and jumps back when the server
 * says no; `refusal` then says why.
 */
export function useSeatChoice(
  event: EventDetail,
  performance: Performance,
  store: StatusStore,
  basket: Booking | undefined,
): SeatChoice {
  // true: being added, false: being given back
  const [pending, setPending] = useState(NONE);
  const [working, setWorking] = useState(0);
  const [refusal, setRefusal] = useState<Refusal>();
  const [added, setAdded] = useState(NOTHING);
  const items = useMemo(
    () =>
      basket?.status === "PENDING"
        ? basket.items.filter((item) => item.performance_id === performance.id)
        : [],
    [basket, performance.id],
  );
  useEffect(() => {
    const mine = new Set(items.flatMap(seatsOf));
    for (const [id, adding] of pending) adding ? mine.add(id) : mine.delete(id);
    store.setMine([...mine]);
  }, [items, pending, store]);

  async function run(
    change: (items: WantedItem[]) => WantedItem[],
    places: Place[] = [],
    adding = true,
  ): Promise<boolean> {
    const mark = (on: boolean) =>
      setPending((before) => {
        const after = new Map(before);
        for (const place of places) on ? after.set(place.id, adding) : after.delete(place.id);
        return after;
      });
    let sent: WantedItem[] = [];
    mark(true);
    setWorking((count) => count + 1);
    try {
      await changeBasket((before) => (sent = change(before)));
      setRefusal(undefined);
      setAdded(adding ? { places, at: Date.now() } : NOTHING);
      return true;
    } catch (error) {
      const lost = lostOf(error, sent, places);
      // The next click must not run into the same wall, even if the socket is slow.
      store.lose(lost.map(({ id }) => id));
      setRefusal({ error, places, lost, at: Date.now(), retry: () => void run(change, places, adding) });
      return false;
    } finally {
      setWorking((count) => count - 1);
      mark(false);
    }
  }

  return {
    items,
    refusal,
    busy: working > 0,
    added: added.places,
    addedAt: added.at,
    dismiss: () => {
      setRefusal(undefined);
      setAdded(NOTHING);
    },
    toggle(place) {
      if (items.some((item) => seatsOf(item).includes(place.id)))
        void run(removeSeat(performance.id, place.id), [place], false);
      else {
        const type = defaultType(event, place.zone_id);
        if (type) void run(addSeat(performance.id, place.id, type), [place]);
      }
    },
    take(places) {
      const wanted = places.flatMap((place) => {
        const type = defaultType(event, place.zone_id);
        return type ? [addSeat(performance.id, place.id, type)] : [];
      });
      void run((before) => wanted.reduce((now, add) => add(now), before), places);
    },
    retype: (placeId, ticketTypeId) => void run(retypeSeat(performance.id, placeId, ticketTypeId)),
    standing: (zoneId, ticketTypeId, quantity) =>
      void run(setStanding(performance.id, zoneId, ticketTypeId, quantity)),
    async best(zoneIds, quantity) {
      const before = new Set(items.flatMap(seatsOf));
      setWorking((count) => count + 1);
      try {
        const booking = await bestOfFirst(event, performance.id, zoneIds, quantity);
        setRefusal(undefined);
        setAdded(NOTHING);
        return (booking?.items ?? []).flatMap(seatsOf).filter((id) => !before.has(id));
      } catch (error) {
        const retry = () => void this.best(zoneIds, quantity);
        setRefusal({ error, places: [], lost: [], at: Date.now(), retry });
        return [];
      } finally {
        setWorking((count) => count - 1);
      }
    },
  };
}
