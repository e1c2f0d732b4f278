import type { Ref } from "react";
import type { PlaceWords, SeatTexts } from "./types.ts";

interface SeatTipProps {
  words: PlaceWords;
  texts: Pick<SeatTexts, "placeTitle" | "placePrice" | "placeNote" | "choose" | "remove">;
  closed: string | null;
  /** On touch the tip is a card with the button that chooses. */
  card: boolean;
  onChoose(): void;
  ref: Ref<HTMLDivElement>;
}

/** What a seat is, beside it. The list says the same to those who do not see the map. */
export function SeatTip({ words, texts, closed, card, onChoose, ref }: SeatTipProps) {
  const note = closed ?? texts.placeNote(words);
  return (
    <div
      ref={ref}
      className="seat-map-tip"
      data-card={card || undefined}
      data-map-control={card || undefined}
    >
      <p className="seat-map-tip-title">{texts.placeTitle(words)}</p>
      {words.price !== null && words.off !== "taken" && (
        <p className="seat-map-tip-price">{texts.placePrice(words.price)}</p>
      )}
      {note !== null && <p className="seat-map-tip-note">{note}</p>}
      {card && words.off === null && (
        <button type="button" className="seat-map-tip-choose" onClick={onChoose}>
          {words.state === "mine" ? texts.remove(words) : texts.choose(words)}
        </button>
      )}
    </div>
  );
}
