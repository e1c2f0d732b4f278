import { BasketBar } from "./basket-bar.tsx";
import { RefusalNote } from "./refusal-note.tsx";
import type { Hall } from "./use-hall.ts";

/** Sticks to the bottom edge: why a click did not hold, and what is held. */
export function SeatsFoot({ hall }: { hall: Hall }) {
  const { basket, choice, event, seating, party } = hall;
  return (
    <div className="sticky bottom-0 z-20">
      {choice.refusal && (
        <div className="page pb-2">
          <div className="float">
            <RefusalNote
              choice={choice}
              seating={seating}
              basket={basket}
              party={party}
              onBest={() => void hall.best()}
            />
          </div>
        </div>
      )}
      {basket?.status === "PENDING" && basket.items.length > 0 && (
        <BasketBar basket={basket} event={event} seating={seating} choice={choice} />
      )}
    </div>
  );
}
