import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import type { EventSummary } from "../api/types.ts";
import { isoDay, ownZone } from "../lib/dates.ts";
import { monthOf } from "../lib/filter-of.ts";
import { toBrowse } from "../lib/links.ts";
import type { BrowseSearch } from "../lib/searches.ts";
import { serverNow } from "../lib/server-clock.ts";
import { addMonths } from "../lib/times.ts";
import { useFormat } from "../lib/use-format.ts";
import { Month } from "../ui/month.tsx";
import { Note } from "../ui/note.tsx";
import { EventCard } from "./event-card.tsx";

/** How far ahead one can turn. */
const MONTHS_AHEAD = 23;

interface Evening {
  event: EventSummary;
  starts_at: string;
}

/** Every evening of a month, day by day where each takes place. */
function eveningsOf(events: readonly EventSummary[], month: string): Map<string, Evening[]> {
  const evenings = events
    .flatMap((event) => event.starts.map((starts_at) => ({ event, starts_at })))
    .sort((a, b) => a.starts_at.localeCompare(b.starts_at));
  const days = Map.groupBy(evenings, ({ event, starts_at }) => isoDay(new Date(starts_at), event.time_zone));
  return new Map([...days].filter(([day]) => day.startsWith(month)));
}

/** What is on by days: the month with how much, and its evenings below. */
export function DaysView({ search, events }: { search: BrowseSearch; events: EventSummary[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const agenda = useRef<HTMLDivElement>(null);
  const first = isoDay(new Date(serverNow()), ownZone()).slice(0, 7);
  const month = monthOf(search);
  const days = eveningsOf(events, month);
  const turn = (next: string) =>
    void navigate({ ...toBrowse({ ...search, month: next }), replace: true, resetScroll: false });
  const fill = (day: string) => Math.min(3, days.get(day)?.length ?? 0) as 0 | 1 | 2 | 3;
  const words = { 0: t`nothing on`, 1: t`one event`, 2: t`two events`, 3: t`three events or more` };
  const show = (day: string) => {
    const heading = agenda.current?.querySelector<HTMLElement>(`[data-day="${day}"]`);
    heading?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  };
  return (
    <div className="days">
      <section className="sheet" aria-label={t`Month`}>
        <Month
          month={month}
          onMonth={turn}
          first={first}
          last={addMonths(first, MONTHS_AHEAD)}
          chosen={undefined}
          onChoose={show}
          free={fill}
          words={(free) => words[free]}
        />
      </section>
      <div className="stack gap-6" ref={agenda}>
        {days.size === 0 && (
          <Note role="status" title={<Trans>Nothing is on this month.</Trans>}>
            <button
              type="button"
              className="underline underline-offset-4"
              onClick={() => turn(addMonths(month, 1))}
            >
              <Trans>Look at the next month</Trans>
            </button>
          </Note>
        )}
        {[...days].map(([day, evenings]) => (
          <section key={day} aria-labelledby={`day-${day}`}>
            <h3 id={`day-${day}`} data-day={day} tabIndex={-1} className="title pb-2">
              {format.longDay(`${day}T12:00:00Z`, "UTC")}{" "}
              <span className="small qq">
                <Plural value={evenings.length} one="# event" other="# events" />
              </span>
            </h3>
            <ul className="items">
              {evenings.map(({ event, starts_at }) => (
                <EventCard key={starts_at} event={{ ...event, starts_at }} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
