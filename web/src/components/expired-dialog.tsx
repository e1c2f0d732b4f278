import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { forgetBasket, holdAgain } from "../api/basket.ts";
import { apart } from "../api/bookings.ts";
import { isProblem } from "../api/problem.ts";
import type { Booking } from "../api/types.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Leaders } from "../ui/leaders.tsx";
import { useHold } from "./hold-clock.tsx";
import { useOrderLines } from "./order-lines.tsx";
import { ProblemNote } from "./problem-note.tsx";

interface ExpiredDialogProps {
  booking: Booking;
  /** With the same things in a new basket, or with those of them that nobody else has. */
  onAgain(booking: Booking): void;
  onLetGo(): void;
  /** Not now: the bank is being asked. */
  off?: boolean;
}

/** The hold is over: what went back on sale stands here, and one button tries to get it again. */
export function ExpiredDialog({ booking, onAgain, onLetGo, off = false }: ExpiredDialogProps) {
  const { t } = useLingui();
  const { over } = useHold(booking);
  const { items, gone, again, isRefused } = useAgain(booking, onAgain);
  const lines = useOrderLines(booking, { items }).map((line, index) =>
    gone.has(index) ? { ...line, what: <s>{line.what}</s>, amount: <Trans>gone</Trans> } : line,
  );
  const moving = booking.payment_status === "PROCESSING" || booking.payment_status === "SUCCEEDED";
  const some = gone.size > 0 && gone.size < items.length;
  return (
    <Dialog title={t`Your time is over`} open={over && !moving && !off} role="alertdialog">
      <p className="q">
        <Trans>These went back on sale. If nobody else has taken them, you can have them again.</Trans>
      </p>
      <Leaders lines={lines} />
      {again.error && (
        <ProblemNote
          error={again.error}
          what={isRefused ? <Trans>Not all of them are free any more.</Trans> : undefined}
        />
      )}
      <p className="row gap-2">
        {(!isRefused || some) && (
          <Button kind="go" isPending={again.isPending} onPress={() => again.mutate(gone)}>
            {some ? <Trans>Get the others</Trans> : <Trans>Try to get them again</Trans>}
          </Button>
        )}
        <Button
          kind="quiet"
          onPress={() => {
            forgetBasket();
            onLetGo();
          }}
        >
          {isRefused ? <Trans>Choose others</Trans> : <Trans>Let them go</Trans>}
        </Button>
      </p>
    </Dialog>
  );
}

/** Tries to hold the same again. What a refusal names is gone, and the next try is for the others. */
function useAgain(booking: Booking, onAgain: (booking: Booking) => void) {
  const items = apart(booking.items);
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set());
  const again = useMutation({
    mutationFn: (without: ReadonlySet<number>) => holdAgain(booking, without),
    onSuccess(held) {
      setGone(new Set());
      onAgain(held);
    },
    onError(error, without) {
      // The refusal counts what was asked for.
      const asked = items.map((_, index) => index).filter((index) => !without.has(index));
      const named = takenOf(error).flatMap((position) => asked[position] ?? []);
      setGone(new Set([...without, ...named]));
    },
  });
  return { items, gone, again, isRefused: isProblem(again.error, "seat_taken", "sold_out") };
}

/** Which of the things asked for somebody else has now. */
function takenOf(error: unknown): number[] {
  if (!isProblem(error, "seat_taken", "sold_out")) return [];
  return error.errors.flatMap(({ pointer }) => {
    const position = /^\/items\/(\d+)/.exec(pointer)?.[1];
    return position === undefined ? [] : [Number(position)];
  });
}
