import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import type { Booking, Product } from "../api/types.ts";
import { isoDay } from "../lib/dates.ts";
import { neighboursOf, type Start } from "../lib/times.ts";
import { useFormat } from "../lib/use-format.ts";
import { addSlot } from "../lib/wanted.ts";
import { Button } from "../ui/button.tsx";
import { HeldBar } from "./held-bar.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { useBasketChange } from "./use-basket-change.ts";
import type { SlotChoice } from "./use-slot-choice.ts";

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
      {choice.gone && !busy && <Neighbours service={service} choice={choice} start={start} />}
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

/** Instead of a time that is gone: the nearest that are not. */
function Neighbours({ service, choice, start }: Pick<ChosenTimeProps, "service" | "choice" | "start">) {
  const { t } = useLingui();
  const format = useFormat();
  const on = isoDay(new Date(start.start_time), service.time_zone);
  const near = neighboursOf(start, choice.freeOn(on), choice.quantity);
  if (near.length === 0) return null;
  return (
    <span className="row gap-1.5 n" role="group" aria-label={t`Free at about the same time`}>
      {near.map((one) => (
        <button key={one.start_time} type="button" className="chip" onClick={() => choice.choose(one)}>
          {format.time(one.start_time, service.time_zone)}
        </button>
      ))}
    </span>
  );
}
