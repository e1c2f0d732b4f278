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
  /** What was wanted, to try again. */
  retry: () => void;
}

export interface SeatChoice {
  /** Lines of the basket that belong to this performance. */
  items: BookingItem[];
  refusal: Refusal | undefined;
  busy: boolean;
  toggle(place: Place): void;
  retype(placeId: string, ticketTypeId: string): void;
  standing(zoneId: string, ticketTypeId: string, quantity: number): void;
  best(zoneIds: string[], quantity: number): Promise<string[]>;
  dismiss(): void;
}

const NONE: ReadonlyMap<string, boolean> = new Map();

/** The ticket type somebody gets who only clicks: the first that has a price in the zone. */
export function defaultType(event: EventDetail, zoneId: string): string | undefined {
  return event.ticket_types.find((type) => priceOf(event, zoneId, type.id))?.id;
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
    mark(true);
    setWorking((count) => count + 1);
    try {
      await changeBasket(change);
      setRefusal(undefined);
      return true;
    } catch (error) {
      setRefusal({ error, places, retry: () => void run(change, places, adding) });
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
    dismiss: () => setRefusal(undefined),
    toggle(place) {
      if (items.some((item) => seatsOf(item).includes(place.id)))
        void run(removeSeat(performance.id, place.id), [place], false);
      else {
        const type = defaultType(event, place.zone_id);
        if (type) void run(addSeat(performance.id, place.id, type), [place]);
      }
    },
    retype: (placeId, ticketTypeId) => void run(retypeSeat(performance.id, placeId, ticketTypeId)),
    standing: (zoneId, ticketTypeId, quantity) =>
      void run(setStanding(performance.id, zoneId, ticketTypeId, quantity)),
    /** Tries one zone after the other; returns the seats that came. */
    async best(zoneIds, quantity) {
      const before = new Set(items.flatMap(seatsOf));
      for (const [index, zoneId] of zoneIds.entries()) {
        const type = defaultType(event, zoneId);
        if (!type) continue;
        setWorking((count) => count + 1);
        try {
          const booking = await changeBasket(addBest(performance.id, zoneId, type, quantity));
          setRefusal(undefined);
          return (booking?.items ?? []).flatMap(seatsOf).filter((id) => !before.has(id));
        } catch (error) {
          if (isProblem(error, "sold_out") && index < zoneIds.length - 1) continue;
          setRefusal({ error, places: [], retry: () => void this.best(zoneIds, quantity) });
          return [];
        } finally {
          setWorking((count) => count - 1);
        }
      }
      return [];
    },
  };
}
