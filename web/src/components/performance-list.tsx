import { Trans } from "@lingui/react/macro";
import type { EventDetail, Performance, ZoneCount } from "../api/types.ts";
import { performanceSale, total } from "../lib/sale.ts";
import { serverNow } from "../lib/server-clock.ts";
import { useFormat } from "../lib/use-format.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { SaleState } from "./sale-state.tsx";

interface PerformanceListProps {
  event: EventDetail;
  chosen: Performance | undefined;
  counts: Map<string, ZoneCount[]>;
  onChoose(id: string): void;
}

/** The dates, one to be chosen, with how full each is. */
export function PerformanceList({ event, chosen, counts, onChoose }: PerformanceListProps) {
  if (event.performances.length === 0) return null;
  return (
    <div className="perfs" role="radiogroup" aria-labelledby="performances">
      {event.performances.map((performance) => (
        <label key={performance.id} className="perf">
          <input
            type="radio"
            name="performance"
            checked={performance.id === chosen?.id}
            onChange={() => onChoose(performance.id)}
          />
          <When event={event} performance={performance} />
          <Fill event={event} performance={performance} zones={counts.get(performance.id)} />
        </label>
      ))}
    </div>
  );
}

function When({ event, performance }: { event: EventDetail; performance: Performance }) {
  const format = useFormat();
  const { day, weekday, month } = format.dayParts(performance.starts_at, event.time_zone);
  return (
    <>
      <span className="day">
        <b className="n">{day}</b>
        <span>
          {weekday}
          <br />
          {month}
        </span>
      </span>
      <span className="tm n">
        <Trans>
          <b>{format.time(performance.starts_at, event.time_zone)}</b> to{" "}
          {format.time(performance.ends_at, event.time_zone)}
        </Trans>
        {performance.previous_starts_at && (
          <span className="small q block">
            <Trans>
              moved from <s>{format.dayAndTime(performance.previous_starts_at, event.time_zone)}</s>
            </Trans>
          </span>
        )}
      </span>
    </>
  );
}

function Fill({
  event,
  performance,
  zones,
}: {
  event: EventDetail;
  performance: Performance;
  zones: ZoneCount[] | undefined;
}) {
  const format = useFormat();
  const free = zones && total(zones, "free");
  const all = zones ? total(zones, "total") : 0;
  const sale = performanceSale(event, performance, free, serverNow());
  const starts = performance.sale_starts_at
    ? format.shortDay(performance.sale_starts_at, event.time_zone)
    : undefined;
  const share = free === undefined || all === 0 ? 0 : 1 - free / all;
  return (
    <>
      <span className="fill" style={{ "--f": share } as React.CSSProperties}>
        <i />
      </span>
      {sale === "on_sale" && free !== undefined ? (
        <StateMark shape={free < all * 0.2 ? "few" : "on"} className="n">
          <Trans>
            {format.count(free)} of {format.count(all)} free
          </Trans>
        </StateMark>
      ) : (
        sale !== "on_sale" && <SaleState status={sale} free={0} starts={starts} />
      )}
    </>
  );
}
