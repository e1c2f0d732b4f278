import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { bookingQuery } from "../api/bookings.ts";
import { paymentQuery, refundsQuery } from "../api/payments.ts";
import { queryClient } from "../api/query-client.ts";
import { accessToken } from "../api/session.ts";
import type { Booking } from "../api/types.ts";
import { BookingHistory } from "../components/booking-history.tsx";
import { BookingState } from "../components/booking-state.tsx";
import { ManageFrame } from "../components/manage-frame.tsx";
import { useOrderLines } from "../components/order-lines.tsx";
import { ProblemNote } from "../components/problem-note.tsx";
import { RefundDialog } from "../components/refund-dialog.tsx";
import { ResendMail } from "../components/resend-mail.tsx";
import { useHouse } from "../components/use-house.ts";
import { ownZone } from "../lib/dates.ts";
import { toManageEvent } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Leaders } from "../ui/leaders.tsx";

const route = getRouteApi("/framed/manage/bookings/$bookingId");

export async function loadManageBooking(id: string): Promise<void> {
  if (await accessToken())
    await queryClient.ensureQueryData({ ...bookingQuery(id), revalidateIfStale: true });
}

/** One booking for who sold it: what it holds, where its money is, what happened to it. */
export function ManageBookingPage() {
  const { bookingId } = route.useParams();
  const { t } = useLingui();
  const { data: booking } = useSuspenseQuery(bookingQuery(bookingId));
  const place = booking.items.find(({ type }) => type === "place");
  const crumb = place?.subject_id && <Link {...toManageEvent(place.subject_id)}>{place.title}</Link>;
  return (
    <ManageFrame
      title={t`Booking ${booking.reference}`}
      heading={<span className="code">{booking.reference}</span>}
      back={`/manage/bookings/${bookingId}`}
      crumbs={[...(crumb ? [crumb] : []), booking.reference]}
    >
      <div className="blocks">
        <div className="stack">
          <section className="sheet stack" aria-labelledby="items">
            <div className="row between">
              <h2 id="items" className="sub">
                <Trans>What was booked</Trans>
              </h2>
              <BookingState booking={booking} />
            </div>
            <Items booking={booking} />
          </section>
          <BookingHistory booking={booking} />
        </div>
        <Money booking={booking} />
      </div>
    </ManageFrame>
  );
}

function Items({ booking }: { booking: Booking }) {
  const format = useFormat();
  const total = format.money(booking.price_amount, booking.price_currency);
  return (
    <Leaders
      lines={[...useOrderLines(booking), { what: <Trans>Total</Trans>, amount: total, kind: "total" }]}
    />
  );
}

/** Paid, gone back, left; and what can be done about it. */
function Money({ booking }: { booking: Booking }) {
  const format = useFormat();
  const { may } = useHouse(booking.organization_id);
  const [refunding, setRefunding] = useState(false);
  const id = booking.payment_id ?? "";
  const payment = useQuery({ ...paymentQuery(id), enabled: id !== "" });
  const refunds = useQuery({ ...refundsQuery(id), enabled: id !== "" });
  const error = payment.error ?? refunds.error;
  const money = (amount: number) => format.money(amount, booking.price_currency);
  const gone =
    refunds.data?.filter(({ status }) => status !== "FAILED").reduce((sum, { amount }) => sum + amount, 0) ??
    0;
  const captured = payment.data?.captured_amount ?? 0;
  const left = captured - gone;
  const reason = !may("payments.create") ? (
    <Trans>Your role may not send money back. Ask an owner or a manager.</Trans>
  ) : left <= 0 ? (
    <Trans>There is nothing left to send back.</Trans>
  ) : undefined;
  return (
    <section className="sheet stack" aria-labelledby="money">
      <h2 id="money" className="sub">
        <Trans>Money</Trans>
      </h2>
      {error && <ProblemNote error={error} />}
      {payment.data ? (
        <>
          <Leaders
            lines={[
              {
                what: payment.data.method_label || <Trans>Paid</Trans>,
                amount: money(captured),
                kind: "line",
              },
              ...(refunds.data ?? []).map((refund) => ({
                key: refund.id,
                what:
                  refund.status === "FAILED" ? (
                    <Trans>Refund that failed</Trans>
                  ) : (
                    <Trans>Refund, {format.stamp(refund.created_at, ownZone())}</Trans>
                  ),
                amount: refund.status === "FAILED" ? money(0) : `−${money(refund.amount)}`,
                kind: "line" as const,
              })),
              { what: <Trans>Left</Trans>, amount: money(left), kind: "total" },
            ]}
          />
          <div className="grid gap-3 justify-items-start">
            <Button reason={reason} onPress={() => setRefunding(true)}>
              <Trans>Refund…</Trans>
            </Button>
          </div>
          <RefundDialog
            booking={booking}
            payment={payment.data}
            gone={gone}
            open={refunding}
            onClose={() => setRefunding(false)}
          />
        </>
      ) : (
        !error && (
          <p className="q">
            {id === "" ? <Trans>Nothing was to be paid.</Trans> : <Trans>One moment…</Trans>}
          </p>
        )
      )}
      <ResendMail booking={booking} allowed={may("bookings.update")} />
    </section>
  );
}
