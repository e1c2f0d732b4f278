import { useLingui } from "@lingui/react/macro";
import type { EventDetail } from "../api/types.ts";
import { priceOf } from "../lib/sale.ts";
import { useFormat } from "../lib/use-format.ts";
import type { Place } from "../map/types.ts";
import { defaultType } from "./use-seat-choice.ts";

/** What these places cost together for whoever just presses the button, fees included: "€96.00". */
export function usePlacesPrice(event: EventDetail): (places: readonly Place[]) => string {
  const { t } = useLingui();
  const format = useFormat();
  return (places) => {
    const prices = places.flatMap(
      ({ zone_id }) => priceOf(event, zone_id, defaultType(event, zone_id) ?? "") ?? [],
    );
    const amount = prices.reduce((sum, price) => sum + price.price_amount, 0);
    return amount === 0 ? t`free of charge` : format.money(amount, prices[0]!.price_currency);
  };
}
