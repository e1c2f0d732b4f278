import "./booking.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { forgetBasket } from "../api/basket.ts";
import { bookingQuery } from "../api/bookings.ts";
import { queryClient } from "../api/query-client.ts";
import type { Booking } from "../api/types.ts";
import { BookingActions } from "../components/booking-actions.tsx";
import { Main } from "../components/main.tsx";
import { OrderFacts } from "../components/order-facts.tsx";
import { PaymentWait, useAskOnce } from "../components/payment-wait.tsx";
import { ReceiptStub } from "../components/receipt-stub.tsx";
import { Tickets } from "../components/tickets.tsx";
import { BookingTimeline } from "../components/booking-timeline.tsx";
import { useLiveBooking } from "../components/use-live-booking.ts";
import { justConfirmed, WhatNext } from "../components/what-next.tsx";
import { usePurchaseTold } from "../components/use-pixel.ts";
import { useSession } from "../api/session.ts";
import { hasPlaces } from "../lib/has-places.ts";
import { toBookings, toBrowse, toItem } from "../lib/links.ts";
import { clearPaid, paidAt } from "../lib/paid-mark.ts";
import { useFormat } from "../lib/use-format.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Icon } from "../ui/icon.tsx";
import { StateMark } from "../ui/state-mark.tsx";

const route = getRouteApi("/framed/bookings/$bookingId");

export async function loadBooking(bookingId: string): Promise<void> {
  await queryClient.ensureQueryData(bookingQuery(bookingId));
}

/** The permanent page of an order: from "the bank is being asked" to "cancelled and paid back". */
export function BookingPage() {
  const { t } = useLingui();
  const { bookingId } = route.useParams();
  const { data: booking } = useSuspenseQuery(bookingQuery(bookingId));
  useLiveBooking(booking);
  const settled = booking.status !== "PENDING";
  useEffect(() => {
    if (!settled) return;
    // Money that was under way when the hold ended may still come: until then the mark tells of it.
    if (booking.status !== "EXPIRED") clearPaid(booking.id);
    forgetBasketOf(booking);
  }, [settled, booking]);
  return (
    <Main title={t`Booking ${booking.reference}`} className="page confirm">
      <p className="crumb">
        <Link {...toBookings()}>
          <Icon name="left" />
          <Trans>My bookings</Trans>
        </Link>
      </p>
      {booking.status === "PENDING" ? <PaymentWait booking={booking} /> : <Settled booking={booking} />}
    </Main>
  );
}

function forgetBasketOf(booking: Booking): void {
  if (localStorage.getItem("foyer.basket") === booking.id && booking.status !== "EXPIRED") forgetBasket();
}

function Settled({ booking }: { booking: Booking }) {
  usePurchaseTold(booking, booking.payment_status === "SUCCEEDED" && justConfirmed(booking));
  return (
    <>
      <Head booking={booking} />
      <div className="confirm-grid">
        {hasPlaces(booking) && <Tickets booking={booking} />}
        <ReceiptStub booking={booking} />
        {booking.status === "CONFIRMED" && <WhatNext booking={booking} />}
      </div>
      <BookingTimeline booking={booking} />
    </>
  );
}

function Head({ booking }: { booking: Booking }) {
  const session = useSession();
  const user = session.kind === "guest" || session.kind === "member" ? session.user : undefined;
  const name = user?.name?.split(" ")[0];
  const sold = booking.status === "CONFIRMED";
  if (!sold) return <OtherHead booking={booking} />;
  return (
    <header className="yes">
      <p>
        <StateMark shape="on">
          {booking.payment_status === "NOT_REQUIRED" ? (
            <Trans>Confirmed</Trans>
          ) : (
            <Trans>Paid and confirmed</Trans>
          )}
        </StateMark>
      </p>
      <h1 className="show">
        {hasPlaces(booking) && (name ? <Trans>You are going, {name}</Trans> : <Trans>You are going</Trans>)}
        {!hasPlaces(booking) && (name ? <Trans>It is yours, {name}</Trans> : <Trans>It is yours</Trans>)}
      </h1>
      <p className="lead">
        {user?.email && justConfirmed(booking) ? (
          <Trans>
            Everything is below and on its way to <b>{user.email}</b>. That mail takes a minute or two.
          </Trans>
        ) : (
          <Trans>Everything is below.</Trans>
        )}{" "}
        <Trans>This page stays where it is, so you can come back to it.</Trans>
      </p>
      <OrderFacts booking={booking} />
      <BookingActions booking={booking} />
    </header>
  );
}

const isBack = ({ payment_status }: Booking) =>
  payment_status === "REFUNDED" || payment_status === "REFUNDING";

/** When it is no longer (or never was) a booking: what happened, in words, and what became of the money. */
function OtherHead({ booking }: { booking: Booking }) {
  const { t } = useLingui();
  const { money } = useFormat();
  const amount = money(booking.price_amount, booking.price_currency);
  const place = booking.items.find(({ type }) => type === "place");
  const late = booking.status === "EXPIRED" && paidAt(booking.id) !== undefined && !isBack(booking);
  useAskOnce(late ? booking.payment_id : null);
  const words: Record<string, { mark: string; shape: "off" | "gone" | "bad"; title: string }> = {
    COMPLETED: { mark: t`Over`, shape: "off", title: t`It was lovely to have you` },
    CANCELLED: { mark: t`Cancelled`, shape: "gone", title: t`This booking is cancelled` },
    EXPIRED: { mark: t`Not bought`, shape: "gone", title: t`The time ran out` },
    FAILED: { mark: t`Could not be kept`, shape: "bad", title: t`Somebody else was faster` },
  };
  const found = words[booking.status] ?? words["CANCELLED"]!;
  return (
    <header className="yes">
      <p>
        <StateMark shape={found.shape}>{found.mark}</StateMark>
      </p>
      <h1 className="show">{found.title}</h1>
      <p className="lead">
        {booking.payment_status === "REFUNDED" && (
          <Trans>{amount} went back the way you paid. Banks take up to ten days to show it.</Trans>
        )}
        {booking.payment_status === "REFUNDING" && (
          <Trans>{amount} is on its way back, the way you paid.</Trans>
        )}
        {booking.status === "EXPIRED" && !late && !isBack(booking) && (
          <Trans>Nothing was charged, and everything went back on sale.</Trans>
        )}
        {late && (
          <Trans>
            It ended while your bank was being asked. If the money arrives and everything is still free, it is
            yours after all, here and by mail; otherwise all of it goes back.
          </Trans>
        )}
        {booking.status === "FAILED" && !isBack(booking) && (
          <Trans>By the time the money came it was gone. All of the money goes back.</Trans>
        )}
      </p>
      <p className="row">
        <Link {...(place ? toItem(place) : toBrowse())} className={buttonStyle()}>
          {place ? <Trans>To the event</Trans> : <Trans>See the programme</Trans>}
        </Link>
      </p>
    </header>
  );
}
