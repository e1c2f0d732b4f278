import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { remember } from "../api/basket.ts";
import { cancelBooking } from "../api/bookings.ts";
import { refundsQuery } from "../api/payments.ts";
import { ticketsQuery } from "../api/tickets.ts";
import type { Booking } from "../api/types.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Leaders } from "../ui/leaders.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ProblemNote } from "./problem-note.tsx";

interface CancelDialogProps {
  booking: Booking;
  open: boolean;
  onClose(): void;
}

/** Says exactly what comes back before anything happens. */
export function CancelDialog({ booking, open, onClose }: CancelDialogProps) {
  const { t } = useLingui();
  const { money } = useFormat();
  const client = useQueryClient();
  const paid = booking.payment_status === "SUCCEEDED" || booking.payment_status === "PARTIALLY_REFUNDED";
  const refunds = useQuery({
    ...refundsQuery(booking.payment_id ?? ""),
    enabled: open && paid && booking.payment_id !== null,
  });
  const cancel = useMutation({
    mutationFn: () => cancelBooking(booking.id),
    onSuccess: (cancelled) => {
      remember(cancelled);
      void client.invalidateQueries(ticketsQuery(booking.id));
      onClose();
    },
  });
  const gone =
    refunds.data
      ?.filter((refund) => refund.status !== "FAILED")
      .reduce((sum, refund) => sum + refund.amount, 0) ?? 0;
  const back = paid ? booking.price_amount - gone : 0;
  const count = booking.items.reduce((sum, item) => sum + item.quantity, 0);
  const known = !paid || booking.payment_id === null || refunds.isSuccess;
  const amount = money(back, booking.price_currency);
  return (
    <Dialog title={t`Cancel this booking?`} open={open} onClose={onClose} role="alertdialog">
      <p className="q">
        <Plural
          value={count}
          one="Your place goes back on sale and its code stops working at once. This cannot be undone."
          other="Your # places go back on sale and their codes stop working at once. This cannot be undone."
        />
      </p>
      {refunds.error && <ProblemNote error={refunds.error} onRetry={() => void refunds.refetch()} />}
      {!known && !refunds.error && <Skeleton className="h-16" />}
      {known && paid && (
        <Leaders
          lines={[
            {
              what: <Trans>Paid</Trans>,
              amount: money(booking.price_amount, booking.price_currency),
              kind: "line",
            },
            ...(gone > 0
              ? [
                  {
                    what: <Trans>Already refunded</Trans>,
                    amount: money(gone, booking.price_currency),
                    kind: "line" as const,
                  },
                ]
              : []),
            { what: <Trans>You get back</Trans>, amount, kind: "total" },
          ]}
        />
      )}
      {cancel.error && <ProblemNote error={cancel.error} />}
      <p className="row gap-2">
        <Button kind="bad" isPending={cancel.isPending} isDisabled={!known} onPress={() => cancel.mutate()}>
          {back > 0 ? <Trans>Cancel and get {amount} back</Trans> : <Trans>Cancel booking</Trans>}
        </Button>
        <Button onPress={onClose}>
          <Trans>Keep the booking</Trans>
        </Button>
      </p>
    </Dialog>
  );
}
