import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { nextTimesQuery } from "../api/products.ts";
import type { Product } from "../api/types.ts";
import { isoDay } from "../lib/dates.ts";
import { addMonths } from "../lib/times.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Month } from "../ui/month.tsx";
import { Note } from "../ui/note.tsx";
import { Stepper } from "../ui/stepper.tsx";
import { DayTimes } from "./day-times.tsx";
import { ProblemNote } from "./problem-note.tsx";
import type { SlotChoice } from "./use-slot-choice.ts";

const MANY = 6;
const MOST_PEOPLE = 12;

/** Day and time: the calendar with how much is free, the day's times, and what is chosen at the bottom edge. */
export function SlotPicker({ service, choice }: { service: Product; choice: SlotChoice }) {
  const { t } = useLingui();
  const { days, day } = choice;
  const starts = (day && days?.get(day)) || [];
  const [off, setOff] = useState<string>();
  const fill = (on: string) => {
    if (!days) return undefined;
    const count = choice.freeOn(on).length;
    return count === 0 ? 0 : count <= 2 ? 1 : count < MANY ? 2 : 3;
  };
  const words = { 0: t`no times`, 1: t`the last one or two times`, 2: t`some times`, 3: t`many times` };
  if (choice.failed)
    return <ProblemNote error={choice.failed} what={<Trans>The free times did not load.</Trans>} />;
  return (
    <>
      <section className="sheet calbox" aria-label={t`Day`}>
        <Month
          month={choice.month}
          onMonth={choice.turn}
          first={choice.first}
          last={choice.last}
          chosen={day}
          onChoose={choice.chooseDay}
          onOff={setOff}
          free={fill}
          words={(free) => words[free]}
        />
        <p className="row small q fillkey">
          <span>
            <i className="dots d3" />
            <Trans>many</Trans>
          </span>
          <span>
            <i className="dots d2" />
            <Trans>some</Trans>
          </span>
          <span>
            <i className="dots d1" />
            <Trans>the last one or two</Trans>
          </span>
          <span>
            <Trans>grey: none</Trans>
          </span>
        </p>
        {off?.startsWith(choice.month) && <WhyOff day={off} choice={choice} />}
        <People choice={choice} />
      </section>
      {day ? (
        <DayTimes
          day={day}
          starts={starts}
          quantity={choice.quantity}
          zone={service.time_zone}
          city={service.venue.city}
          chosen={choice.start}
          onChoose={choice.choose}
        />
      ) : (
        days && <NothingFree service={service} choice={choice} />
      )}
    </>
  );
}

/** Only what takes several at one time asks for how many. */
function People({ choice }: { choice: SlotChoice }) {
  const { t } = useLingui();
  const several = choice.quantity > 1 || choice.times.some(({ remaining }) => remaining > 1);
  if (!several) return null;
  return (
    <div className="row between">
      <span>
        <Trans>For how many people?</Trans>
      </span>
      <Stepper
        label={t`People`}
        labelHidden
        value={choice.quantity}
        min={1}
        max={MOST_PEOPLE}
        fewer={t`One fewer`}
        more={t`One more`}
        onChange={choice.people}
      />
    </div>
  );
}

/** Why a day cannot be chosen: the rule, by name. */
function WhyOff({ day, choice }: { day: string; choice: SlotChoice }) {
  const format = useFormat();
  const on = format.longDay(`${day}T12:00:00Z`, "UTC");
  const known = (choice.days?.get(day)?.length ?? 0) > 0;
  return (
    <p className="why" role="status">
      {known ? (
        <Trans>{on}: every time is taken, or too little is left for so many.</Trans>
      ) : (
        <Trans>{on}: nothing is offered, or it is over.</Trans>
      )}
    </p>
  );
}

/** No time this month: the next free one is one press away. */
function NothingFree({ service, choice }: { service: Product; choice: SlotChoice }) {
  const format = useFormat();
  const { data } = useQuery(nextTimesQuery(service.id));
  const zone = service.time_zone;
  const later = data?.find(({ start_time }) => !isoDay(new Date(start_time), zone).startsWith(choice.month));
  const next = later ? isoDay(new Date(later.start_time), zone) : `${addMonths(choice.month, 1)}-01`;
  const go = () => {
    choice.turn(next.slice(0, 7));
    choice.chooseDay(next);
  };
  return (
    <Note role="status" title={<Trans>Nothing is free this month.</Trans>}>
      {next.slice(0, 7) <= choice.last && (
        <p>
          <Button onPress={go}>
            {later ? (
              <Trans>Next free {format.dayAndTime(later.start_time, zone)}</Trans>
            ) : (
              <Trans>Look at the next month</Trans>
            )}
          </Button>
        </p>
      )}
    </Note>
  );
}
