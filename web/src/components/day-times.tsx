import { Trans, useLingui } from "@lingui/react/macro";
import { clocksDiffer, ownZone } from "../lib/dates.ts";
import { clockOf, PARTS, type PartOfDay, partOfDay, type Start } from "../lib/times.ts";
import { useFormat } from "../lib/use-format.ts";
import { Icon } from "../ui/icon.tsx";

interface DayTimesProps {
  day: string;
  starts: readonly Start[];
  zone: string;
  city: string;
  chosen: Start | undefined;
  onChoose(start: Start): void;
}

/** The free times of a day on the venue's clock: morning, afternoon, evening. */
export function DayTimes({ day, starts, zone, city, chosen, onChoose }: DayTimesProps) {
  const { t } = useLingui();
  const format = useFormat();
  const titles: Record<PartOfDay, string> = {
    morning: t`Morning`,
    afternoon: t`Afternoon`,
    evening: t`Evening`,
  };
  const at = starts[0]?.start_time ?? `${day}T12:00:00Z`;
  return (
    <section className="times-col" aria-labelledby="times">
      <h2 id="times" className="title n">
        {format.longDay(at, zone)}
      </h2>
      <p className="small q zoneline">
        <Icon name="clock" />{" "}
        <Trans>
          {city} time ({format.zone(at, zone)}).
        </Trans>{" "}
        {chosen && clocksDiffer(chosen.start_time, zone, ownZone()) && (
          <Trans>
            On your clock: {format.shortDay(chosen.start_time, ownZone())},{" "}
            {format.time(chosen.start_time, ownZone())}
          </Trans>
        )}
      </p>
      {PARTS.map((part) => {
        const own = starts.filter(({ start_time }) => partOfDay(start_time, zone) === part);
        if (own.length === 0) return null;
        return (
          <div key={part}>
            <h3 className="label">{titles[part]}</h3>
            <div className="slotgrid n">
              {own.map((start) => (
                <button
                  key={start.start_time}
                  type="button"
                  className="chip"
                  aria-pressed={start.start_time === chosen?.start_time}
                  onClick={() => onChoose(start)}
                >
                  {clockOf(start.start_time, starts, zone, format.locale)}
                </button>
              ))}
            </div>
          </div>
        );
      })}
      <p className="small q">
        <Trans>Free until someone takes it. Taken times leave this list by themselves.</Trans>
      </p>
    </section>
  );
}
