import type { WantedItem, WantedPlace } from "../api/types.ts";

type Change = (items: WantedItem[]) => WantedItem[];
type Seat = Extract<WantedPlace, { place_id: string }>;

const isSeat = (item: WantedItem): item is Seat => "place_id" in item;

/** What a click means for everything wanted so far. Each returns a new list; none touches another performance. */

export const addSeat =
  (performance_id: string, place_id: string, ticket_type_id: string): Change =>
  (items) =>
    items.some((item) => isSeat(item) && item.place_id === place_id && item.performance_id === performance_id)
      ? items
      : [...items, { type: "place", performance_id, place_id, ticket_type_id }];

export const removeSeat =
  (performance_id: string, place_id: string): Change =>
  (items) =>
    items.filter(
      (item) => !(isSeat(item) && item.place_id === place_id && item.performance_id === performance_id),
    );

export const retypeSeat =
  (performance_id: string, place_id: string, ticket_type_id: string): Change =>
  (items) =>
    items.map((item) =>
      isSeat(item) && item.place_id === place_id && item.performance_id === performance_id
        ? { ...item, ticket_type_id }
        : item,
    );

/** So many standing places of a kind; zero takes the line away. */
export const setStanding =
  (performance_id: string, zone_id: string, ticket_type_id: string, quantity: number): Change =>
  (items) => {
    const same = (item: WantedItem) =>
      item.type === "place" &&
      !isSeat(item) &&
      item.performance_id === performance_id &&
      item.zone_id === zone_id &&
      item.ticket_type_id === ticket_type_id;
    const others = items.filter((item) => !same(item));
    return quantity > 0
      ? [...others, { type: "place", performance_id, zone_id, ticket_type_id, quantity }]
      : others;
  };

/** The server picks seats side by side; they come on top of what is there. */
export const addBest =
  (performance_id: string, zone_id: string, ticket_type_id: string, quantity: number): Change =>
  (items) => [
    ...items,
    { type: "place", performance_id, zone_id, ticket_type_id, quantity, best_available: true },
  ];

/** So many of one variant; zero takes the line away. */
export const setGoods =
  (product_id: string, variant_id: string, quantity: number): Change =>
  (items) => {
    const others = items.filter((item) => !(item.type === "product" && item.variant_id === variant_id));
    return quantity > 0 ? [...others, { type: "product", product_id, variant_id, quantity }] : others;
  };

/** Everything but this: a place, a kind of standing places, a variant or a time. */
export function without(gone: WantedItem): Change {
  switch (gone.type) {
    case "place":
      return isSeat(gone)
        ? removeSeat(gone.performance_id, gone.place_id)
        : setStanding(gone.performance_id, gone.zone_id, gone.ticket_type_id, 0);
    case "product":
      return (items) =>
        items.filter(
          (item) =>
            item.type !== "product" ||
            item.product_id !== gone.product_id ||
            item.variant_id !== gone.variant_id,
        );
    case "slot":
      return removeSlot(gone.product_id, gone.start_time);
  }
}

/** A time of a service; without a provider whoever is free takes it. */
export const addSlot =
  (product_id: string, start_time: string, quantity: number, provider_id?: string): Change =>
  (items) => [
    ...items,
    { type: "slot", product_id, start_time, quantity, ...(provider_id ? { provider_id } : {}) },
  ];

/** Gives a time back. */
export const removeSlot =
  (product_id: string, start_time: string): Change =>
  (items) =>
    items.filter(
      (item) =>
        !(
          item.type === "slot" &&
          item.product_id === product_id &&
          Date.parse(item.start_time) === Date.parse(start_time)
        ),
    );
