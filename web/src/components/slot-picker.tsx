import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import type { Booking, Product } from "../api/types.ts";
import { addMonths, type Start } from "../lib/times.ts";
import { useFormat } from "../lib/use-format.ts";
import { addSlot } from "../lib/wanted.ts";
import { Button } from "../ui/button.tsx";
import { Month } from "../ui/month.tsx";
import { Note } from "../ui/note.tsx";
import { Stepper } from "../ui/stepper.tsx";
import { DayTimes } from "./day-times.tsx";
import { HeldBar } from "./held-bar.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { useBasketChange } from "./use-basket-change.ts";
import type { SlotChoice } from "./use-slot-choice.ts";

const MANY = 6;
const MOST_PEOPLE = 12;

/** Day and time: the calendar with how much is free, the day's times, and what is chosen at the bottom edge. */
export function SlotPicker({ service, choice }: { service: Product; choice: SlotChoice }) {
  const { t } = useLingui();
  const { days, day } = choice;
  const starts = (day && days?.get(day)) || [];
  const fill = (on: string) => {
    if (!days) return undefined;
    const count = days.get(on)?.length ?? 0;
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
        <People choice={choice} />
      </section>
      {day ? (
        <DayTimes
          day={day}
          starts={starts}
          zone={service.time_zone}
          city={service.venue.city}
          chosen={choice.start}
          onChoose={choice.choose}
        />
      ) : (
        days && <NothingFree choice={choice} />
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

function NothingFree({ choice }: { choice: SlotChoice }) {
  const next = addMonths(choice.month, 1);
  return (
    <Note role="status" title={<Trans>Nothing is free this month.</Trans>}>
      {next <= choice.last && (
        <p>
          <Button onPress={() => choice.turn(next)}>
            <Trans>Look at the next month</Trans>
          </Button>
        </p>
      )}
    </Note>
  );
}

interface SlotFootProps {
  service: Product;
  choice: SlotChoice;
  basket: Booking | undefined;
}

/** What is chosen with its one next step, and what is held already. */
export function SlotFoot({ service, choice, basket }: SlotFootProps) {
  const client = useQueryClient();
  const change = useBasketChange();
  const { start, quantity, provider_id } = choice;
  const hold = async (chosen: Start) => {
    if (await change.run(addSlot(service.id, chosen.start_time, quantity, provider_id)))
      choice.choose(undefined);
    await client.invalidateQueries({ queryKey: ["times", service.id] });
  };
  return (
    <div className="sticky bottom-0 z-20">
      {change.error !== undefined && (
        <div className="page pb-2">
          <div className="float">
            <ProblemNote
              error={change.error}
              what={<Trans>This time could not be held. Please choose another one.</Trans>}
            />
          </div>
        </div>
      )}
      <HeldBar basket={basket}>
        {start && (
          <ChosenTime
            service={service}
            choice={choice}
            start={start}
            busy={change.busy}
            onHold={() => void hold(start)}
          />
        )}
      </HeldBar>
    </div>
  );
}

interface ChosenTimeProps {
  service: Product;
  choice: SlotChoice;
  start: Start;
  busy: boolean;
  onHold(): void;
}

function ChosenTime({ service, choice, start, busy, onHold }: ChosenTimeProps) {
  const format = useFormat();
  const zone = service.time_zone;
  const who = service.providers.find(({ id }) => id === choice.provider_id)?.name;
  const amount = format.money(service.from_price_amount * choice.quantity, service.price_currency);
  return (
    <div className="chosen">
      <span>
        <span className="title n">
          {format.shortDay(start.start_time, zone)}, {format.time(start.start_time, zone)}{" "}
          <Trans>to {format.time(start.end_time, zone)}</Trans>
        </span>
        <br />
        <span className="q">
          {who ? (
            <Trans>
              {service.name} with {who}
            </Trans>
          ) : (
            service.name
          )}
          , <span className="n">{amount}</span>
        </span>
      </span>
      <Button
        kind="go"
        size="big"
        isPending={busy}
        reason={choice.gone && !busy ? <Trans>Somebody has just taken this time.</Trans> : undefined}
        onPress={onHold}
      >
        <Trans>Add to basket</Trans>
      </Button>
    </div>
  );
}
