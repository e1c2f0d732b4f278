import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Navigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { bookingQuery } from "../api/bookings.ts";
import { checkPayment, paymentQuery } from "../api/payments.ts";
import type { Booking } from "../api/types.ts";
import { toCheckout } from "../lib/links.ts";
import { paidAt } from "../lib/paid-mark.ts";
import { useServerNow } from "../lib/use-now.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Note } from "../ui/note.tsx";
import { HoldClock } from "./hold-clock.tsx";
import { OrderSummary } from "./order-summary.tsx";

/** From here on the page admits that it takes longer than usual. */
const LATE_MS = 3000;
/** An earlier card's refusal stands at the payment until the bank's yes has arrived there. */
const NEWS_MS = 15_000;

/** Paid, but not confirmed yet; or not paid at all. Asks again and again, and says honestly how it stands. */
export function PaymentWait({ booking }: { booking: Booking }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const now = useServerNow();
  const paid = paidAt(booking.id);
  const processing = booking.payment_status === "PROCESSING" || booking.payment_status === "SUCCEEDED";
  const payment = useQuery({
    ...paymentQuery(booking.payment_id ?? ""),
    enabled: booking.payment_id !== null,
    refetchInterval: 3000,
  });
  const refused = payment.data?.status === "FAILED" || payment.data?.status === "CANCELLED";
  const byPayPal = payment.data?.provider === "paypal";
  // A refusal of PayPal's is taken back when the next try begins, and a yes that is not taken leaves nothing begun.
  const comeToNothing = byPayPal && (refused || payment.data?.status === "CREATED");
  const failed = comeToNothing || (refused && now - (paid ?? 0) > NEWS_MS);
  const waiting = processing || (paid !== undefined && !failed);
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => void client.invalidateQueries(bookingQuery(booking.id)), 1000);
    return () => clearInterval(timer);
  }, [waiting, client, booking.id]);

  const late = paid === undefined || now - paid > LATE_MS;
  useAskOnce(waiting && late ? booking.payment_id : null);

  if (paid === undefined && !processing) {
    return (
      <>
        <header className="yes">
          <h1 className="show">
            <Trans>Not paid yet</Trans>
          </h1>
          <p className="lead">
            <Trans>
              Everything is held for you. <HoldClock booking={booking} /> are left to pay.
            </Trans>
          </p>
          <p>
            <Link {...toCheckout(booking.id)} className={buttonStyle({ kind: "go" })}>
              <Trans>Go on to pay</Trans>
            </Link>
          </p>
        </header>
      </>
    );
  }
  if (failed && !processing)
    return <Navigate {...toCheckout(booking.id, byPayPal ? "paypal" : undefined)} replace />;
  return (
    <div className="stack max-w-2xl py-10">
      <h1 className="head">
        {byPayPal ? <Trans>We are asking PayPal</Trans> : <Trans>We are asking your bank</Trans>}
      </h1>
      <Note icon="clock" role="status" title={late ? t`This takes longer than usual` : t`One moment`}>
        <p className="small q">
          {late ? (
            <Trans>
              We have asked again ourselves. You can close this page: we will mail you, and you will not be
              charged twice. Everything stays yours meanwhile.
            </Trans>
          ) : (
            <Trans>Your payment was accepted. We are waiting for the house to write it down.</Trans>
          )}
        </p>
      </Note>
      <OrderSummary booking={booking} />
    </div>
  );
}

/** Nobody told the house yet: it asks the provider itself, once. */
export function useAskOnce(payment_id: string | null): void {
  useEffect(() => {
    if (payment_id) void checkPayment(payment_id);
  }, [payment_id]);
}
