import { memo } from "react";
import type { RowOfPlaces } from "./rows.ts";
import type { Place, PlaceWords, SeatTexts } from "./types.ts";

/** Everything of a row that may change: a row with the same one is not rendered again. */
export function signatureOf(cells: readonly PlaceWords[]): string {
  return cells.map(({ state, off, price, room }) => `${state}${off ?? ""}${price ?? ""}${room ?? ""}`).join();
}

interface SeatRowProps {
  row: RowOfPlaces;
  words: readonly PlaceWords[];
  texts: SeatTexts;
  stop: number;
  signature: string;
}

/** A row of the list. */
export const SeatRow = memo(
  function SeatRow({ row, words, texts, stop }: SeatRowProps) {
    const free = words.filter(({ state }) => state === "free").length;
    return (
      <div role="row" aria-label={texts.row(row.name)} className="seat-list-row">
        <div role="rowheader" className="seat-list-name">
          <b>{texts.row(row.name)}</b> <span>{texts.free(free)}</span>
        </div>
        <div role="none" className="seat-list-cells">
          {words.map((cell, at) => (
            <SeatCell
              key={cell.place.id}
              index={row.places[at] ?? -1}
              words={cell}
              name={texts.placeName(cell)}
              stop={row.places[at] === stop}
            />
          ))}
        </div>
      </div>
    );
  },
  (before, after) =>
    before.signature === after.signature &&
    before.stop === after.stop &&
    before.row === after.row &&
    before.texts === after.texts,
);

interface SeatCellProps {
  index: number;
  words: PlaceWords;
  name: string;
  stop: boolean;
}

function SeatCell({ index, words, name, stop }: SeatCellProps) {
  const { place, state, off } = words;
  return (
    <div
      role="gridcell"
      className="seat-list-cell"
      data-place={index}
      data-state={off === "filtered" ? "filtered" : state}
      data-kind={place.kind}
      data-apart={words.room !== null || undefined}
      tabIndex={stop ? 0 : -1}
      aria-selected={state === "mine"}
      aria-disabled={off !== null}
      aria-label={name}
    >
      {faceOf(place, state)}
    </div>
  );
}

function faceOf(place: Place, state: PlaceWords["state"]): string {
  return state === "taken" ? "×" : place.label;
}
