import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { resendMail } from "../api/manage.ts";
import type { Booking } from "../api/types.ts";
import { newKey } from "../lib/ids.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";
import { ProblemNote } from "./problem-note.tsx";

/** The confirmation once more, with tickets and receipt, to the address of whoever booked. */
export function ResendMail({ booking, allowed }: { booking: Booking; allowed: boolean }) {
  const { t } = useLingui();
  const send = useMutation({
    mutationFn: () => resendMail(booking.id, newKey()),
    onSuccess: () => toast(t`The mail is on its way`),
  });
  const stands = booking.status === "CONFIRMED" || booking.status === "COMPLETED";
  const reason = !allowed ? (
    <Trans>Your role may not write to customers.</Trans>
  ) : stands ? undefined : (
    <Trans>There is no confirmation to send.</Trans>
  );
  return (
    <div className="grid gap-3 justify-items-start">
      <Button reason={reason} isPending={send.isPending} onPress={() => send.mutate()}>
        <Trans>Send the mail again</Trans>
      </Button>
      {send.error && <ProblemNote error={send.error} />}
    </div>
  );
}
