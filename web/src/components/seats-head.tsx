import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import type { EventDetail, Performance } from "../api/types.ts";
import { toEvent, toSeats } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Select } from "../ui/select.tsx";
import { Stepper } from "../ui/stepper.tsx";

interface SeatsHeadProps {
  event: EventDetail;
  performance: Performance;
  seated: boolean;
  party: number;
  onParty(size: number): void;
  onBest(): void;
  closed: string | null;
  soldOut: boolean;
  busy: boolean;
}

/** Which performance, how many, and the button that picks for you. */
export function SeatsHead({
  event,
  performance,
  seated,
  party,
  onParty,
  onBest,
  closed,
  soldOut,
  busy,
}: SeatsHeadProps) {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const name = ({ starts_at }: Performance) =>
    `${format.shortDay(starts_at, event.time_zone)}, ${format.time(starts_at, event.time_zone)} ${format.zone(starts_at, event.time_zone)}`;
  return (
    <div className="seats-head">
      <div>
        <p className="crumb">
          <Link {...toEvent(event.slug)}>
            <Icon name="left" />
            {event.name}
          </Link>
        </p>
        <h1 className="head">
          {seated ? <Trans>Choose your seats</Trans> : <Trans>Choose your places</Trans>}
        </h1>
      </div>
      <Select
        className="n"
        label={t`Performance`}
        value={performance.id}
        options={event.performances.map((found) => ({ value: found.id, label: name(found) }))}
        onChange={(change) => void navigate({ ...toSeats(event.slug, change.target.value), replace: true })}
      />
      {seated && (
        <div className="party">
          <Stepper
            label={t`How many?`}
            value={party}
            min={1}
            max={10}
            onChange={onParty}
            fewer={t`One fewer`}
            more={t`One more`}
          />
          <Button onPress={onBest} isPending={busy} isDisabled={closed !== null || soldOut}>
            {party > 1 ? <Trans>Best {party} together</Trans> : <Trans>Best seat</Trans>}
          </Button>
        </div>
      )}
    </div>
  );
}
