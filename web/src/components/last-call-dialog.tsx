import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { isProblem } from "../api/problem.ts";
import type { Booking } from "../api/types.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { HoldClock, useExtend, useHold } from "./hold-clock.tsx";
import { ProblemNote } from "./problem-note.tsx";

/** The last 45 seconds: one simple action gives more time, or the person says that they are nearly done. */
export function LastCallDialog({ booking, off }: { booking: Booking; off?: boolean }) {
  const { t } = useLingui();
  const { lastCall } = useHold(booking);
  const extend = useExtend(booking);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const open = lastCall && !off && dismissed !== booking.expires_at;
  const close = () => setDismissed(booking.expires_at);
  const spent = isProblem(extend.error, "extend_limit");
  return (
    <Dialog title={t`Your time is nearly over`} open={open} onClose={close} role="alertdialog">
      <p className="q">
        <HoldClock booking={booking} quiet /> <Trans>Then everything in your basket goes back on sale.</Trans>
      </p>
      {extend.error && !spent && <ProblemNote error={extend.error} />}
      {spent && (
        <p className="q">
          <Trans>The time cannot be extended any further.</Trans>
        </p>
      )}
      <p className="row gap-2">
        {!spent && (
          <Button
            kind="go"
            isPending={extend.isPending}
            onPress={() => extend.mutate(undefined, { onSuccess: close })}
          >
            <Trans>Give me more time</Trans>
          </Button>
        )}
        <Button kind={spent ? "plain" : "quiet"} onPress={close}>
          <Trans>I am nearly done</Trans>
        </Button>
      </p>
    </Dialog>
  );
}
