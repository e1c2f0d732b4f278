import { Trans, useLingui } from "@lingui/react/macro";
import { type Hours, ownZone } from "../lib/dates.ts";

interface ClockChoiceProps {
  hours: Hours;
  onHours(hours: Hours): void;
  city: string;
  zone: string;
  /** Whose clock tells the times. */
  told: string;
  /** Absent where both clocks show the same. */
  onTold: ((zone: string) => void) | undefined;
}

/** Twelve hours or twenty-four, the venue's clock or the reader's. */
export function ClockChoice({ hours, onHours, city, zone, told, onTold }: ClockChoiceProps) {
  const { t } = useLingui();
  return (
    <div className="row gap-2 pt-2">
      <div className="seg" role="group" aria-label={t`Clock`}>
        <button type="button" aria-pressed={hours === 24} onClick={() => onHours(24)}>
          <Trans>24 h</Trans>
        </button>
        <button type="button" aria-pressed={hours === 12} onClick={() => onHours(12)}>
          <Trans>12 h</Trans>
        </button>
      </div>
      {onTold && (
        <div className="seg" role="group" aria-label={t`Whose time`}>
          <button type="button" aria-pressed={told === zone} onClick={() => onTold(zone)}>
            {city}
          </button>
          <button type="button" aria-pressed={told !== zone} onClick={() => onTold(ownZone())}>
            <Trans>My time</Trans>
          </button>
        </div>
      )}
    </div>
  );
}
