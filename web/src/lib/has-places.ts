import type { Booking } from "../api/types.ts";

/** Whether there is a door to come in at, or only goods and appointments. */
export const hasPlaces = ({ items }: Pick<Booking, "items">): boolean =>
  items.some(({ type }) => type === "place");
