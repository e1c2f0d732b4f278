import { plural } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Fragment } from "react";
import type { EventDetail, Price, ZoneCount } from "../api/types.ts";
import { priceOf } from "../lib/sale.ts";
import { useFormat } from "../lib/use-format.ts";
import { ZoneMark } from "../map/marks.tsx";

/** Zone by ticket type, with what is free in the chosen performance. */
export function PriceTable({ event, zones }: { event: EventDetail; zones: ZoneCount[] | undefined }) {
  const format = useFormat();
  const rates = [...new Set(event.prices.map((price) => price.tax_basis_points))].filter((rate) => rate > 0);
  const percent = new Intl.NumberFormat(format.locale, { style: "percent", maximumFractionDigits: 2 });
  const taxes = format.list(rates.map((rate) => percent.format(rate / 10_000)));
  return (
    <section aria-labelledby="prices">
      <h2 id="prices" className="head">
        <Trans>Prices</Trans>
      </h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="prices">
        <table className="prices">
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">
                  <Trans>Where</Trans>
                </span>
              </th>
              {event.ticket_types.map((type) => (
                <th key={type.id} scope="col">
                  {type.name}
                </th>
              ))}
              <th scope="col">
                <Trans>Free now</Trans>
              </th>
            </tr>
          </thead>
          <tbody className="n">
            {event.zones.map((zone, index) => (
              <Fragment key={zone.id}>
                <tr>
                  <th scope="row">
                    <span className="lab inline-flex items-center gap-2.5">
                      <ZoneMark zone={zone} number={index} />
                      {zone.name}
                    </span>
                  </th>
                  {event.ticket_types.map((type) => {
                    const price = priceOf(event, zone.id, type.id);
                    return (
                      <td key={type.id}>
                        {price ? <Money amount={price.price_amount} currency={price.price_currency} /> : "–"}
                      </td>
                    );
                  })}
                  <td className="q">{zones?.find((count) => count.zone_id === zone.id)?.free ?? "–"}</td>
                </tr>
                <NextPrices event={event} zoneId={zone.id} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small q prose">
        {rates.length > 0 ? (
          <Trans>Each price includes all fees and {taxes} tax.</Trans>
        ) : (
          <Trans>Each price includes all fees.</Trans>
        )}
      </p>
    </section>
  );
}

/** What the prices of a zone become, and when, below them. */
function NextPrices({ event, zoneId }: { event: EventDetail; zoneId: string }) {
  return event.ticket_types.map((type) => {
    const price = priceOf(event, zoneId, type.id);
    if (!price?.next) return null;
    return (
      <tr key={type.id} className="next">
        <td colSpan={event.ticket_types.length + 2}>
          {event.ticket_types.length > 1 && `${type.name}: `}
          <NextPrice next={price.next} currency={price.price_currency} zone={event.time_zone} />
        </td>
      </tr>
    );
  });
}

function NextPrice({
  next: { price_amount, at, left },
  currency,
  zone,
}: {
  next: NonNullable<Price["next"]>;
  currency: string;
  zone: string;
}) {
  const format = useFormat();
  const then = format.money(price_amount, currency);
  const places = left === null ? "" : plural(left, { one: "# place", other: "# places" });
  const until = at === null ? "" : `${format.dayAndTime(at, zone)} ${format.zone(at, zone)}`;
  if (at === null)
    return (
      <Trans>
        {places} left at this price, then {then}
      </Trans>
    );
  if (left === null)
    return (
      <Trans>
        until {until}, then {then}
      </Trans>
    );
  return (
    <Trans>
      {places} left at this price, until {until} at the latest, then {then}
    </Trans>
  );
}

function Money({ amount, currency }: { amount: number; currency: string }) {
  const format = useFormat();
  return amount === 0 ? <Trans>Free</Trans> : format.money(amount, currency);
}
