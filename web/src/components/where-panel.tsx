import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { EventDetail, Zone } from "../api/types.ts";
import { priceOf } from "../lib/sale.ts";
import { useFormat } from "../lib/use-format.ts";
import { StatusMark, ZoneMark } from "../map/marks.tsx";
import type { SeatFilter } from "../map/types.ts";
import { PriceFilter } from "./price-filter.tsx";
import { Tick } from "../ui/tick.tsx";

interface WherePanelProps {
  event: EventDetail;
  free: ReadonlyMap<string, number>;
  filter: SeatFilter;
  onFilter(filter: SeatFilter): void;
  /** Whether there are wheelchair places at all. */
  stepFree: boolean;
  /** How many sit together. */
  party: number;
}

/** Zones with price and what is free; each can be switched off. Below, what the marks mean. */
export function WherePanel({ event, free, filter, onFilter, stepFree, party }: WherePanelProps) {
  const zones = event.zones.filter((zone) => zone.kind === "SEATED");
  if (zones.length === 0) return null;
  const shown = filter.zone_ids ?? new Set(zones.map((zone) => zone.id));
  const toggle = (zone: Zone) => {
    const next = new Set(shown);
    if (!next.delete(zone.id)) next.add(zone.id);
    onFilter({ ...filter, zone_ids: next.size === 0 || next.size === zones.length ? null : next });
  };
  return (
    <section className="sheet" aria-labelledby="where">
      <div className="row between">
        <h2 id="where" className="sub">
          <Trans>Where</Trans>
        </h2>
        <span className="small qq">
          <Trans>all fees included</Trans>
        </span>
      </div>
      <div className="legend n">
        {zones.map((zone) => (
          <ZoneRow
            key={zone.id}
            event={event}
            zone={zone}
            free={free.get(zone.id)}
            on={shown.has(zone.id)}
            onToggle={() => toggle(zone)}
          />
        ))}
      </div>
      <Marks stepFree={stepFree} party={party} />
      <PriceFilter event={event} filter={filter} onFilter={onFilter} />
      {stepFree && (
        <Tick
          className="small"
          checked={filter.step_free}
          onChange={(change) => onFilter({ ...filter, step_free: change.target.checked })}
        >
          <Trans>Only wheelchair and companion places</Trans>
        </Tick>
      )}
    </section>
  );
}

interface ZoneRowProps {
  event: EventDetail;
  zone: Zone;
  free: number | undefined;
  on: boolean;
  onToggle(): void;
}

function ZoneRow({ event, zone, free, on, onToggle }: ZoneRowProps) {
  const format = useFormat();
  const [full, ...others] = event.ticket_types.flatMap((type) => {
    const price = priceOf(event, zone.id, type.id);
    return price ? [{ ...price, type: type.name }] : [];
  });
  return (
    <label className={`zrow ${on ? "" : "opacity-50"}`}>
      <input type="checkbox" checked={on} onChange={onToggle} className="sr" />
      <ZoneMark zone={zone} number={event.zones.indexOf(zone)} />
      <span>
        <b>{zone.name}</b>
        <br />
        {free !== undefined && (
          <span className="small qq">
            {free === 0 ? <Trans>sold out</Trans> : <Plural value={free} one="# free" other="# free" />}
          </span>
        )}
      </span>
      {full && (
        <span className="zp">
          {full.price_amount === 0 ? (
            <Trans>Free</Trans>
          ) : (
            format.money(full.price_amount, full.price_currency)
          )}
          {others.map((other) => (
            <span key={other.ticket_type_id} className="small qq block">
              {format.money(other.price_amount, other.price_currency)} {other.type}
            </span>
          ))}
        </span>
      )}
    </label>
  );
}

function Marks({ stepFree, party }: { stepFree: boolean; party: number }) {
  const { t } = useLingui();
  return (
    <ul className="marks small q" aria-label={t`What the marks mean`}>
      <li>
        <StatusMark kind="mine" />
        <Trans>Yours</Trans>
      </li>
      <li>
        <StatusMark kind="taken" />
        <Trans>Sold</Trans>
      </li>
      <li>
        <StatusMark kind="held" />
        <Trans>Held by someone</Trans>
      </li>
      {party > 1 && (
        <li>
          <StatusMark kind="apart" />
          <Trans>No room for {party} together</Trans>
        </li>
      )}
      {stepFree && (
        <>
          <li>
            <StatusMark kind="accessible" />
            <Trans>Wheelchair</Trans>
          </li>
          <li>
            <StatusMark kind="companion" />
            <Trans>Companion</Trans>
          </li>
        </>
      )}
    </ul>
  );
}
