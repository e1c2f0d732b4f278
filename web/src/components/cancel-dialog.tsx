import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { remember } from "../api/basket.ts";
import { cancelBooking, cancelQuoteQuery } from "../api/bookings.ts";
import { ticketsQuery } from "../api/tickets.ts";
import type { Booking } from "../api/types.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Leaders } from "../ui/leaders.tsx";
import { Note } from "../ui/note.tsx";
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
  const quote = useQuery({ ...cancelQuoteQuery(booking.id), enabled: open });
  const cancel = useMutation({
    mutationFn: () => cancelBooking(booking.id),
    onSuccess: (cancelled) => {
      remember(cancelled);
      void client.invalidateQueries(ticketsQuery(booking.id));
      onClose();
    },
  });
  const { paid_amount: paid = 0, refunded_amount: gone = 0, refund_amount: back = 0 } = quote.data ?? {};
  const count = booking.items.reduce((sum, item) => sum + item.quantity, 0);
  const known = quote.isSuccess;
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
      {quote.error && <ProblemNote error={quote.error} onRetry={() => void quote.refetch()} />}
      {!known && !quote.error && <Skeleton className="h-16" />}
      {quote.data?.reason === "used" && (
        <Note icon="info" role="status">
          <Trans>One of the tickets has been used. Ask the organizer: only they can cancel it now.</Trans>
        </Note>
      )}
      {quote.data && (quote.data.reason === "begun" || quote.data.reason === "over") && (
        <Note icon="info" role="status">
          <Trans>It has begun or is over; it cannot be cancelled here any more.</Trans>
        </Note>
      )}
      {paid > 0 && quote.data?.can_cancel && (
        <Leaders
          lines={[
            {
              what: <Trans>Paid</Trans>,
              amount: money(paid, booking.price_currency),
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
        <Button
          kind="bad"
          isPending={cancel.isPending}
          isDisabled={!quote.data?.can_cancel}
          onPress={() => cancel.mutate()}
        >
          {back > 0 ? <Trans>Cancel and get {amount} back</Trans> : <Trans>Cancel booking</Trans>}
        </Button>
        <Button onPress={onClose}>
          <Trans>Keep the booking</Trans>
        </Button>
      </p>
    </Dialog>
  );
}
