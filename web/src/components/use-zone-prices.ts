import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { EventDetail } from "../api/types.ts";
import { priceOf } from "../lib/sale.ts";
import { useFormat } from "../lib/use-format.ts";

/** What every zone costs, written out: "€48.00 Full, €34.00 Reduced"; null where nothing is sold. */
export function useZonePrices(event: EventDetail): (zone_id: string) => string | null {
  const { t } = useLingui();
  const format = useFormat();
  return useMemo(() => {
    const texts = new Map(
      event.zones.map((zone) => {
        const prices = event.ticket_types.flatMap((type) => {
          const price = priceOf(event, zone.id, type.id);
          if (!price) return [];
          return [
            price.price_amount === 0
              ? t`free of charge`
              : `${format.money(price.price_amount, price.price_currency)} ${type.name}`,
          ];
        });
        return [zone.id, prices.length > 0 ? prices.join(", ") : null];
      }),
    );
    return (zone_id) => texts.get(zone_id) ?? null;
  }, [event, format, t]);
}
