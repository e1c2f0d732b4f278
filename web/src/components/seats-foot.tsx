import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import type { Booking } from "../api/types.ts";
import { useFormat } from "../lib/use-format.ts";
import { announce } from "../ui/announcer.tsx";
import { BasketBar } from "./basket-bar.tsx";
import { CompanyNote } from "./company-note.tsx";
import { RefusalNote } from "./refusal-note.tsx";
import type { Hall } from "./use-hall.ts";

/** Says once what a click has brought: how much is held now, and for how much. */
function useHeldWords(basket: Booking | undefined): void {
  const { t } = useLingui();
  const { money } = useFormat();
  const count = basket?.status === "PENDING" ? basket.items.reduce((sum, item) => sum + item.quantity, 0) : 0;
  const amount = basket ? money(basket.price_amount, basket.price_currency) : "";
  const before = useRef(count);
  useEffect(() => {
    if (before.current === count) return;
    before.current = count;
    const places = plural(count, { one: "# place", other: "# places" });
    announce(count === 0 ? t`Nothing is held for you any more.` : t`${places} held for you, ${amount}.`);
  }, [count, amount, t]);
}

/** Sticks to the bottom edge: why a click did not hold, and what is held. */
export function SeatsFoot({ hall }: { hall: Hall }) {
  const { basket, choice, event, seating } = hall;
  useHeldWords(basket);
  return (
    <div className="sticky bottom-0 z-20">
      {choice.refusal && (
        <div className="page pb-2">
          <div className="float">
            <RefusalNote hall={hall} />
          </div>
        </div>
      )}
      {!choice.refusal && (
        <div className="page pb-2">
          <CompanyNote hall={hall} />
        </div>
      )}
      {basket?.status === "PENDING" && basket.items.length > 0 && (
        <BasketBar basket={basket} event={event} seating={seating} choice={choice} />
      )}
    </div>
  );
}
