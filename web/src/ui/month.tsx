import "./month.css";
import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useRef, useState } from "react";
import { addMonths, weeksOf } from "../lib/times.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

interface MonthProps {
  /** 2026-12 */
  month: string;
  onMonth(month: string): void;
  /** The first and last month that can be turned to. */
  first: string;
  last: string;
  /** 2026-12-05 */
  chosen: string | undefined;
  onChoose(day: string): void;
  /** A day that is off was pressed: somebody wonders why. */
  onOff?(day: string): void;
  /** How full a day is: 0 nothing, 1 the last ones, 2 some, 3 many; undefined while it is not known. */
  free(day: string): 0 | 1 | 2 | 3 | undefined;
  /** What a day's number of dots means, for the ear. */
  words(free: 0 | 1 | 2 | 3): string;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month: arrows move by day and week, one tab stop; days without anything stay, off. */
export function Month({ month, onMonth, first, last, chosen, onChoose, onOff, free, words }: MonthProps) {
  const { t } = useLingui();
  const { locale } = useFormat();
  const grid = useRef<HTMLTableElement>(null);
  const first_day = firstDayOf(locale);
  const weeks = weeksOf(month, first_day);
  const days = weeks.flat().filter((day) => day !== null);
  const [focused, setFocused] = useState<string>();
  const stop =
    [focused, chosen].find((day) => day?.startsWith(month)) ?? days.find((day) => free(day)) ?? days[0];
  const format = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(new Date(`${day}T00:00:00Z`));
  const title = format(`${month}-01`, { month: "long", year: "numeric" });
  const move = (event: KeyboardEvent) => {
    const at = days.indexOf(stop ?? "");
    // Where days run from right to left, so do the arrows.
    const turned = document.documentElement.dir === "rtl" && /Left|Right/.test(event.key) ? -1 : 1;
    const next = event.key in STEPS ? days[at + STEPS[event.key]! * turned] : undefined;
    if (next === undefined) return;
    event.preventDefault();
    setFocused(next);
    grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  const turn = (count: number) => {
    const next = addMonths(month, count);
    return (
      <Button
        kind="quiet"
        icon
        aria-label={format(`${next}-01`, { month: "long", year: "numeric" })}
        isDisabled={next < first || next > last}
        onPress={() => onMonth(next)}
      >
        <Icon name="left" className={count > 0 ? "rotate-180" : ""} />
      </Button>
    );
  };
  return (
    <div className="month">
      <div className="row between">
        <h2 className="title">{title}</h2>
        <span className="row" role="group" aria-label={t`Month`}>
          {turn(-1)}
          {turn(1)}
        </span>
      </div>
      <table className="n" aria-label={title} ref={grid}>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, index) => `2024-01-0${((first_day - 1 + index) % 7) + 1}`).map(
              (day) => (
                <th key={day} scope="col" abbr={format(day, { weekday: "long" })}>
                  {format(day, { weekday: "short" })}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, index) => (
            <tr key={week.find((day) => day !== null) ?? index}>
              {week.map((day, column) =>
                day === null ? (
                  <td key={`${column} off`} />
                ) : (
                  <Day
                    key={day}
                    day={day}
                    free={free(day)}
                    label={format(day, { weekday: "long", day: "numeric", month: "long" })}
                    words={words}
                    chosen={day === chosen}
                    stop={day === stop}
                    onChoose={free(day) === 0 ? onOff : onChoose}
                    onMove={move}
                  />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps {
  day: string;
  free: 0 | 1 | 2 | 3 | undefined;
  label: string;
  words(free: 0 | 1 | 2 | 3): string;
  chosen: boolean;
  stop: boolean;
  onChoose: ((day: string) => void) | undefined;
  onMove(event: KeyboardEvent): void;
}

function Day({ day, free, label, words, chosen, stop, onChoose, onMove }: DayProps) {
  return (
    <td>
      <button
        type="button"
        data-day={day}
        tabIndex={stop ? 0 : -1}
        aria-pressed={chosen}
        aria-disabled={free === 0 || undefined}
        aria-label={free === undefined ? label : `${label}, ${words(free)}`}
        onClick={() => onChoose?.(day)}
        onKeyDown={onMove}
      >
        {Number(day.slice(-2))}
        <i className={`dots d${free ?? 0}`} />
      </button>
    </td>
  );
}

/** 1 is Monday. What a browser does not know begins on Monday, as most of the world does. */
function firstDayOf(locale: string): number {
  const info = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): { firstDay: number } };
  return info.getWeekInfo?.().firstDay ?? 1;
}
