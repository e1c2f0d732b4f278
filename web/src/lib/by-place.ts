import type { Found } from "../api/search.ts";
import { distanceKm, middleOf, type Position } from "./near.ts";

/** What is to be had at one house, or in one city. */
export interface PlaceGroup {
  key: string;
  name: string;
  city: string;
  /** undefined: nobody has said where it is. */
  position: Position | undefined;
  things: Found[];
}

/** Houses further apart than this are shown as cities. */
const ONE_TOWN_KM = 40;

/** Things by where they are, those with most first: by house, or by city where they are far apart. */
export function byPlace(things: readonly Found[]): { cities: boolean; groups: PlaceGroup[] } {
  const houses = grouped(
    things,
    ({ venue }) => `${venue.name}, ${venue.city}`,
    ({ venue }) => venue.name,
  );
  const known = houses.flatMap(({ position }) => position ?? []);
  const first = known[0];
  const cities = first !== undefined && known.some((one) => distanceKm(first, one) > ONE_TOWN_KM);
  return { cities, groups: cities ? grouped(things, cityOf, cityOf) : houses };
}

const cityOf = ({ venue }: Found) => venue.city;

function grouped(
  things: readonly Found[],
  keyOf: (thing: Found) => string,
  nameOf: (thing: Found) => string,
): PlaceGroup[] {
  return [...Map.groupBy(things, keyOf)]
    .map(([key, list]) => {
      const positions = list.flatMap(({ venue }) => venue.position ?? []);
      const position = positions.length > 0 ? middleOf(positions) : undefined;
      return { key, name: nameOf(list[0]!), city: list[0]!.venue.city, position, things: list };
    })
    .toSorted((a, b) => b.things.length - a.things.length || a.key.localeCompare(b.key));
}
