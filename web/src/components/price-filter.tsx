import { useLingui } from "@lingui/react/macro";
import type { EventDetail } from "../api/types.ts";
import { useFormat } from "../lib/use-format.ts";
import type { SeatFilter } from "../map/types.ts";
import { Select } from "../ui/select.tsx";

interface PriceFilterProps {
  event: EventDetail;
  filter: SeatFilter;
  onFilter(filter: SeatFilter): void;
}

/** The lowest price of each seated zone. */
function cheapest(event: EventDetail): Map<string, number> {
  const prices = new Map<string, number>();
  for (const { zone_id, price_amount } of event.prices)
    prices.set(zone_id, Math.min(price_amount, prices.get(zone_id) ?? Number.POSITIVE_INFINITY));
  return prices;
}

/** "Up to so much": the zones in which somebody can sit for that. Of no use where all cost the same. */
export function PriceFilter({ event, filter, onFilter }: PriceFilterProps) {
  const { t } = useLingui();
  const format = useFormat();
  const currency = event.prices[0]?.price_currency ?? "EUR";
  const zones = event.zones.filter(({ kind }) => kind === "SEATED");
  const lowest = cheapest(event);
  const steps = [...new Set(zones.flatMap(({ id }) => lowest.get(id) ?? []))].toSorted((a, b) => a - b);
  if (steps.length < 2) return null;
  const within = (most: number) => zones.filter(({ id }) => (lowest.get(id) ?? Infinity) <= most);
  const chosen = steps
    .slice(0, -1)
    .find(
      (step) =>
        filter.zone_ids?.size === within(step).length &&
        within(step).every(({ id }) => filter.zone_ids?.has(id)),
    );
  const anyPrice = filter.zone_ids === null;
  const options = [
    ...(anyPrice || chosen !== undefined ? [] : [{ value: "own", label: t`The zones chosen above` }]),
    { value: "any", label: t`Any price` },
    ...steps.slice(0, -1).map((step) => {
      const price = format.money(step, currency);
      return { value: String(step), label: t`From ${price} or less` };
    }),
  ];
  return (
    <Select
      className="n mb-2"
      label={t`Price`}
      value={anyPrice ? "any" : chosen === undefined ? "own" : String(chosen)}
      options={options}
      onChange={({ target }) => {
        if (target.value === "own") return;
        const zone_ids =
          target.value === "any" ? null : new Set(within(Number(target.value)).map(({ id }) => id));
        onFilter({ ...filter, zone_ids });
      }}
    />
  );
}
