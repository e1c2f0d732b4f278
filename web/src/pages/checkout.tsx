import "./checkout.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getRouteApi, Link, Navigate, useNavigate } from "@tanstack/react-router";
import { bookingQuery } from "../api/bookings.ts";
import { profileQuery } from "../api/profile.ts";
import { queryClient } from "../api/query-client.ts";
import { siteQuery } from "../api/site.ts";
import type { Booking } from "../api/types.ts";
import { CheckoutForm } from "../components/checkout-form.tsx";
import { ExpiredDialog } from "../components/expired-dialog.tsx";
import { Footer, Frame, House } from "../components/frame.tsx";
import { HoldClock } from "../components/hold-clock.tsx";
import { LastCallDialog } from "../components/last-call-dialog.tsx";
import { Main } from "../components/main.tsx";
import { OrderSummary } from "../components/order-summary.tsx";
import { OfflineBanner, SkipLink, TestStrip } from "../components/strips.tsx";
import { useLiveBooking } from "../components/use-live-booking.ts";
import { toBooking, toBrowse, toCheckout, toItem, toSeats, toShelf } from "../lib/links.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Icon } from "../ui/icon.tsx";

const route = getRouteApi("/checkout/$bookingId");

export async function loadCheckout(bookingId: string): Promise<void> {
  await Promise.all([
    queryClient.ensureQueryData(bookingQuery(bookingId)),
    queryClient.ensureQueryData(profileQuery),
    queryClient.ensureQueryData(siteQuery),
  ]);
}

export function CheckoutPage() {
  const { bookingId } = route.useParams();
  const { data: booking } = useSuspenseQuery(bookingQuery(bookingId));
  useLiveBooking(booking);
  if (isEmptied(booking)) return <EmptyBasket />;
  // Money is moving, or all is done: the order page says what is true.
  if (!["PENDING", "EXPIRED"].includes(booking.status) || booking.payment_status === "PROCESSING") {
    return <Navigate {...toBooking(bookingId)} replace />;
  }
  return <OpenCheckout booking={booking} />;
}

/** The last thing was taken out of it; no money has moved. */
const isEmptied = ({ status, confirmed_at, payment_status }: Booking) =>
  status === "CANCELLED" &&
  confirmed_at === null &&
  ["PENDING", "FAILED", "NOT_REQUIRED"].includes(payment_status);

function EmptyBasket() {
  const { t } = useLingui();
  return (
    <Frame>
      <Main title={t`Your basket is empty`} className="page py-10">
        <div className="sheet empty">
          <h1 className="title">
            <Trans>Your basket is empty</Trans>
          </h1>
          <p className="q">
            <Trans>What was in it is on sale again, and nothing was charged.</Trans>
          </p>
          <Link {...toBrowse()} className={buttonStyle({ kind: "go" })}>
            <Trans>See the programme</Trans>
          </Link>
        </div>
      </Main>
    </Frame>
  );
}

function OpenCheckout({ booking }: { booking: Booking }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { declined } = route.useSearch();
  const { data: profile } = useSuspenseQuery(profileQuery);
  const { data: site } = useSuspenseQuery(siteQuery);
  const [paying, setPaying] = useState(false);
  const [first] = booking.items;
  const place = booking.items.find(({ type }) => type === "place");
  return (
    <>
      <TestStrip />
      <SkipLink />
      <header className="bar">
        <div className="page">
          <House />
          <div className="bar-end">
            <HoldClock booking={booking}>
              <span className="small q wide">
                <Trans>left, everything is held</Trans>
              </span>
            </HoldClock>
          </div>
        </div>
      </header>
      <OfflineBanner />
      <Main title={t`Check out`} className="page checkout">
        <div className="head-row">
          <p className="crumb">
            {place ? (
              <Link {...toSeats(place.subject_slug, place.performance_id)}>
                <Icon name="left" />
                <Trans>Change the places</Trans>
              </Link>
            ) : (
              <Link {...toShelf()}>
                <Icon name="left" />
                <Trans>Shop</Trans>
              </Link>
            )}
          </p>
          <h1 className="head">
            <Trans>Check out</Trans>
          </h1>
        </div>
        <CheckoutForm
          key={booking.id}
          booking={booking}
          profile={profile}
          site={site}
          declined={declined}
          onPaying={setPaying}
        />
        <OrderSummary booking={booking} open={!paying} />
      </Main>
      <Footer />
      <LastCallDialog booking={booking} off={paying} />
      <ExpiredDialog
        booking={booking}
        off={paying}
        onAgain={(again) => void navigate({ ...toCheckout(again.id), replace: true })}
        onLetGo={() => void navigate(first ? toItem(first) : toBrowse())}
      />
    </>
  );
}
