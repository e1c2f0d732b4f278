import "./checkout.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Navigate, useNavigate } from "@tanstack/react-router";
import { bookingQuery } from "../api/bookings.ts";
import { profileQuery } from "../api/profile.ts";
import { queryClient } from "../api/query-client.ts";
import { siteQuery } from "../api/site.ts";
import type { Booking } from "../api/types.ts";
import { CheckoutForm } from "../components/checkout-form.tsx";
import { ExpiredDialog } from "../components/expired-dialog.tsx";
import { Footer, House } from "../components/frame.tsx";
import { HoldClock } from "../components/hold-clock.tsx";
import { LastCallDialog } from "../components/last-call-dialog.tsx";
import { Main } from "../components/main.tsx";
import { OrderSummary } from "../components/order-summary.tsx";
import { OfflineBanner, SkipLink, TestStrip } from "../components/strips.tsx";
import { useLiveBooking } from "../components/use-live-booking.ts";
import { toBooking, toBrowse, toCheckout, toItem, toSeats, toShelf } from "../lib/links.ts";
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
  // Money is moving, or all is done: the order page says what is true.
  if (!["PENDING", "EXPIRED"].includes(booking.status) || booking.payment_status === "PROCESSING") {
    return <Navigate {...toBooking(bookingId)} replace />;
  }
  return <OpenCheckout booking={booking} />;
}

function OpenCheckout({ booking }: { booking: Booking }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { declined } = route.useSearch();
  const { data: profile } = useSuspenseQuery(profileQuery);
  const { data: site } = useSuspenseQuery(siteQuery);
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
        <CheckoutForm key={booking.id} booking={booking} profile={profile} site={site} declined={declined} />
        <OrderSummary booking={booking} />
      </Main>
      <Footer />
      <LastCallDialog booking={booking} />
      <ExpiredDialog
        booking={booking}
        onAgain={(again) => void navigate({ ...toCheckout(again.id), replace: true })}
        onLetGo={() => void navigate(first ? toItem(first) : toBrowse())}
      />
    </>
  );
}
