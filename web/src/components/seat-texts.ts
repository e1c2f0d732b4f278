import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { PlaceWords, SeatTexts } from "../map/types.ts";

/** Every word of the map and the list, in the language of the page. */
export function useSeatTexts(): SeatTexts {
  const { t } = useLingui();
  return useMemo((): SeatTexts => {
    const kind = ({ place }: PlaceWords) =>
      place.kind === "ACCESSIBLE"
        ? t`wheelchair place`
        : place.kind === "COMPANION"
          ? t`place for a companion`
          : null;
    const state = ({ state: now, off }: PlaceWords): string | null => {
      if (now === "mine") return t`yours`;
      if (now === "held") return t`held by someone`;
      if (now === "taken") return t`sold`;
      if (off === "filtered") return t`outside of your filter`;
      return off === "closed" ? t`not available now` : null;
    };
    // "F" is a row; "Table 4" and "Box 1" have a name of their own.
    const rowName = (row: string) => (row.includes(" ") ? row : t`row ${row}`);
    const placeTitle = ({ section, place }: PlaceWords) =>
      t`${section}, ${rowName(place.row)}, seat ${place.label}`;
    const room = ({ room: seats }: PlaceWords) =>
      seats === null ? null : plural(seats, { one: "room for # only", other: "room for # only" });
    const aisle = ({ aisle: beside, state: now }: PlaceWords) =>
      beside && now !== "taken" ? t`at the aisle` : null;
    const sectionFree = (count: number) =>
      count === 0 ? t`sold out` : plural(count, { one: "# free", other: "# free" });
    const sentence = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(", ");
    return {
      map: t`Seat map. The same seats are in the list, row by row.`,
      zoomIn: t`Zoom in`,
      zoomOut: t`Zoom out`,
      zoomFit: t`Show everything`,
      stage: t`Stage`,
      free: (count) => plural(count, { one: "# free", other: "# free" }),
      placeTitle,
      placePrice: (price) => t`${price}, fees included`,
      placeNote: (words) => sentence(kind(words), aisle(words), room(words), state(words)) || null,
      choose: () => t`Take this seat`,
      remove: () => t`Give it back`,
      placeName: (words) =>
        sentence(
          placeTitle(words),
          aisle(words),
          room(words),
          words.price && t`${words.price} including fees`,
          kind(words),
          state(words),
        ),
      section: t`Section`,
      sectionFree,
      sectionLine: (name, count) => (count === undefined ? name : `${name}, ${sectionFree(count)}`),
      wholeHouse: t`The whole house`,
      goTo: t`Go to …`,
      sectionGone: (section) => t`Nothing is free in ${section} now. What comes back appears here by itself.`,
      justTaken: t`just taken`,
      grid: (section) => t`Seats in ${section}`,
      row: (row) => (row.includes(" ") ? row : t`Row ${row}`),
      chooseStanding: (zone) => t`Choose places in ${zone.name}`,
      hint: t`Arrow keys move, Space picks.`,
    };
  }, [t]);
}
