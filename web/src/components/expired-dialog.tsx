import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { forgetBasket, holdAgain } from "../api/basket.ts";
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
  /** With the same things in a new basket. */
  onAgain(booking: Booking): void;
  onLetGo(): void;
}

/** The hold is over: what went back on sale stands here, and one button tries to get it again. */
export function ExpiredDialog({ booking, onAgain, onLetGo }: ExpiredDialogProps) {
  const { t } = useLingui();
  const { over } = useHold(booking);
  const lines = useOrderLines(booking);
  const again = useMutation({ mutationFn: () => holdAgain(booking), onSuccess: onAgain });
  const moving = booking.payment_status === "PROCESSING" || booking.payment_status === "SUCCEEDED";
  const gone = isProblem(again.error, "seat_taken", "sold_out");
  return (
    <Dialog title={t`Your time is over`} open={over && !moving} role="alertdialog">
      <p className="q">
        <Trans>These went back on sale. If nobody else has taken them, you can have them again.</Trans>
      </p>
      <Leaders lines={lines} />
      {again.error && (
        <ProblemNote
          error={again.error}
          what={gone ? <Trans>Not all of them are free any more.</Trans> : undefined}
        />
      )}
      <p className="row gap-2">
        {!gone && (
          <Button kind="go" isPending={again.isPending} onPress={() => again.mutate()}>
            <Trans>Try to get them again</Trans>
          </Button>
        )}
        <Button
          kind="quiet"
          onPress={() => {
            forgetBasket();
            onLetGo();
          }}
        >
          {gone ? <Trans>Choose others</Trans> : <Trans>Let them go</Trans>}
        </Button>
      </p>
    </Dialog>
  );
}
