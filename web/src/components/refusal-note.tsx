import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { isProblem } from "../api/problem.ts";
import type { Booking } from "../api/types.ts";
import { toCheckout } from "../lib/links.ts";
import type { Seating } from "../map/types.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Note } from "../ui/note.tsx";
import { ProblemNote } from "./problem-note.tsx";
import type { SeatChoice } from "./use-seat-choice.ts";

interface RefusalNoteProps {
  choice: SeatChoice;
  seating: Seating;
  basket: Booking | undefined;
  /** Seats beside each other that are free, on one button. */
  onBest: () => void;
  party: number;
}

/** Why a click did not hold. Nothing else has changed, and the nearest way on stands beside it. */
export function RefusalNote({ choice, seating, basket, onBest, party }: RefusalNoteProps) {
  const { t } = useLingui();
  const refusal = choice.refusal;
  if (!refusal) return null;
  const { error, places } = refusal;
  if (isProblem(error, "seat_taken")) {
    const place = places[0];
    const section = seating.sections.find((found) => found.id === place?.section_id)?.name ?? "";
    const name = place ? t`${section} ${place.row} ${place.label}` : t`One of these seats`;
    return (
      <Note kind="warn" role="alert">
        <p>
          <Trans>
            <b>{name} was just taken.</b> Everything you hold is still yours.
          </Trans>
        </p>
        <p className="row gap-2">
          <Button size="small" onPress={onBest}>
            {party > 1 ? <Trans>Best {party} together</Trans> : <Trans>Best free seat</Trans>}
          </Button>
          <Button size="small" kind="quiet" onPress={choice.dismiss}>
            <Trans>I choose myself</Trans>
          </Button>
        </p>
      </Note>
    );
  }
  if (isProblem(error, "payment_in_progress") && basket) {
    return (
      <ProblemNote error={error}>
        <Link {...toCheckout(basket.id)} className={buttonStyle({ size: "small" })}>
          <Trans>To the payment</Trans>
        </Link>
      </ProblemNote>
    );
  }
  const retry =
    isProblem(error) && error.status < 500 && error.status !== 0 && error.status !== 429
      ? undefined
      : refusal.retry;
  return (
    <ProblemNote
      error={error}
      what={<Trans>This was not held.</Trans>}
      {...(retry ? { onRetry: retry } : {})}
    >
      <Button size="small" kind="quiet" onPress={choice.dismiss}>
        <Trans>All right</Trans>
      </Button>
    </ProblemNote>
  );
}
