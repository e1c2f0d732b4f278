import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { clocksDiffer, isoDay, ownZone, usualHours } from "../lib/dates.ts";
import { clockOf, clocksChange, isFree, PARTS, type PartOfDay, partOfDay, type Start } from "../lib/times.ts";
import { useFormat } from "../lib/use-format.ts";
import { Icon } from "../ui/icon.tsx";
import { ClockChoice } from "./clock-choice.tsx";

interface DayTimesProps {
  day: string;
  /** Taken ones too. */
  starts: readonly Start[];
  /** For how many people. */
  quantity: number;
  zone: string;
  city: string;
  chosen: Start | undefined;
  onChoose(start: Start): void;
}

/** The times of a day: morning, afternoon, evening at the venue, told on its clock or on the reader's. */
export function DayTimes({ day, starts, quantity, zone, city, chosen, onChoose }: DayTimesProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [hours, setHours] = useState(() => usualHours(format.locale));
  const [told, setTold] = useState(zone);
  const titles: Record<PartOfDay, string> = {
    morning: t`Morning`,
    afternoon: t`Afternoon`,
    evening: t`Evening`,
  };
  const at = starts[0]?.start_time ?? `${day}T12:00:00Z`;
  const clock = (start: Start) => {
    const shown = clockOf(start.start_time, starts, told, format.locale, hours);
    const same = isoDay(new Date(start.start_time), told) === day;
    return same ? shown : `${format.shortDay(start.start_time, told)}, ${shown}`;
  };
  return (
    <section className="times-col" aria-labelledby="times">
      <h2 id="times" className="title n">
        {format.longDay(`${day}T12:00:00Z`, "UTC")}
      </h2>
      <p className="small q zoneline">
        <Icon name="clock" />{" "}
        {told === zone ? (
          <Trans>
            {city} time ({format.zone(at, zone)}).
          </Trans>
        ) : (
          <Trans>Your time ({format.zone(at, told)}).</Trans>
        )}
      </p>
      <ClockChoice
        hours={hours}
        onHours={setHours}
        city={city}
        zone={zone}
        told={told}
        onTold={clocksDiffer(at, zone, ownZone()) ? setTold : undefined}
      />
      {clocksChange(day, zone) && (
        <p className="small q">
          <Trans>The clocks change on this day. An hour that is there twice says which one it is.</Trans>
        </p>
      )}
      {PARTS.map((part) => {
        const own = starts.filter(({ start_time }) => partOfDay(start_time, zone) === part);
        if (own.length === 0) return null;
        return (
          <div key={part}>
            <h3 className="label">{titles[part]}</h3>
            <div className="slotgrid n">
              {own.map((start) => (
                <Slot
                  key={start.start_time}
                  clock={clock(start)}
                  free={isFree(start, quantity)}
                  left={start.remaining}
                  chosen={start.start_time === chosen?.start_time}
                  onChoose={() => onChoose(start)}
                />
              ))}
            </div>
          </div>
        );
      })}
      <p className="small q">
        <Trans>Free until someone takes it. Taken times are struck through here by themselves.</Trans>
      </p>
    </section>
  );
}

interface SlotProps {
  clock: string;
  free: boolean;
  left: number;
  chosen: boolean;
  onChoose(): void;
}

/** What is taken stays, struck through, with its reason. */
function Slot({ clock, free, left, chosen, onChoose }: SlotProps) {
  const { t } = useLingui();
  const why = free ? undefined : left > 0 ? t`${clock}, only ${left} left` : t`${clock}, taken`;
  return (
    <button
      type="button"
      className="chip"
      aria-pressed={chosen}
      aria-disabled={!free || undefined}
      aria-label={why}
      title={why}
      onClick={() => free && onChoose()}
    >
      {free ? clock : <s>{clock}</s>}
    </button>
  );
}
