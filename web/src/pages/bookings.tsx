import "./booking.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { bookingsQuery } from "../api/bookings.ts";
import { queryClient } from "../api/query-client.ts";
import { accessToken, sessionNow, useSession } from "../api/session.ts";
import type { Booking } from "../api/types.ts";
import { BookingState } from "../components/booking-state.tsx";
import { Main } from "../components/main.tsx";
import { VerifyBanner } from "../components/verify-banner.tsx";
import { WhoAsks } from "../components/who-asks.tsx";
import { toAccount, toBooking, toBrowse, toCheckout, toSignIn } from "../lib/links.ts";
import { pictureOfItem } from "../lib/pictures.ts";
import { serverNow } from "../lib/server-clock.ts";
import { useFormat } from "../lib/use-format.ts";
import { Art } from "../ui/art.tsx";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Segments } from "../ui/segments.tsx";
import { Piece, Tear } from "../ui/tear.tsx";

export async function loadBookings(): Promise<void> {
  if ((await accessToken()) || sessionNow().kind === "away")
    await queryClient.ensureInfiniteQueryData(bookingsQuery);
}

export function BookingsPage() {
  const { t } = useLingui();
  const session = useSession();
  const somebody = session.kind === "member" || session.kind === "guest" || session.kind === "away";
  return (
    <Main title={t`My bookings`} className="page stack content-start py-8">
      <VerifyBanner />
      <h1 className="head">
        <Trans>My bookings</Trans>
      </h1>
      {somebody ? (
        <List key={session.kind === "away" ? "away" : session.user.id} />
      ) : (
        session.kind === "none" && (
          <WhoAsks back="/bookings" guests>
            <Trans>
              Sign in to see your bookings. Bought as a guest? Then the mail with your tickets is all you
              need, and you can have it again.
            </Trans>
          </WhoAsks>
        )
      )}
      {session.kind === "guest" && (
        <p className="small q">
          <Trans>
            You are here as a guest of this browser. <Link {...toSignIn("/bookings")}>Sign in</Link> to see
            everything of your account, or <Link {...toAccount()}>make this one</Link>.
          </Trans>
        </p>
      )}
    </Main>
  );
}

/** What is still to come, the next thing on top; a hold that is running counts as coming. */
function isComing(booking: Booking): boolean {
  if (booking.status === "PENDING") return true;
  return booking.status === "CONFIRMED" && (!booking.end_time || Date.parse(booking.end_time) > serverNow());
}

type Tab = "coming" | "past";

function List() {
  const { t } = useLingui();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(bookingsQuery);
  const [tab, setTab] = useState<Tab>("coming");
  const all = data.pages.flatMap((page) => page.items);
  const start = (booking: Booking) => Date.parse(booking.start_time ?? booking.created_at);
  const coming = all.filter(isComing).sort((a, b) => start(a) - start(b));
  const past = all.filter((booking) => !isComing(booking)).sort((a, b) => start(b) - start(a));
  const shown = tab === "coming" ? coming : past;
  if (all.length === 0) return <NothingYet />;
  return (
    <>
      <div>
        <Segments
          label={t`Which bookings`}
          value={tab}
          onChange={(next: Tab) => setTab(next)}
          options={[
            { value: "coming", label: <Trans>Coming</Trans> },
            { value: "past", label: <Trans>Past</Trans> },
          ]}
        />
      </div>
      {shown.length === 0 && (
        <p className="q">
          {tab === "coming" ? <Trans>Nothing is coming up.</Trans> : <Trans>Nothing has passed yet.</Trans>}
        </p>
      )}
      <ul className="grid gap-3">
        {shown.map((booking) => (
          <Row key={booking.id} booking={booking} />
        ))}
      </ul>
      {hasNextPage && (
        <p className="grid justify-items-center">
          <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </>
  );
}

function NothingYet() {
  return (
    <div className="sheet empty">
      <div className="trio" aria-hidden="true">
        {["3.5rem", "4.75rem", "3rem"].map((height) => (
          <i key={height} style={{ "--h": height } as React.CSSProperties} />
        ))}
      </div>
      <p className="title">
        <Trans>No bookings yet</Trans>
      </p>
      <p className="q">
        <Trans>What you buy stands here, the next thing on top.</Trans>
      </p>
      <Link {...toBrowse()} className={buttonStyle({ kind: "go" })}>
        <Trans>See the programme</Trans>
      </Link>
    </div>
  );
}

function Row({ booking }: { booking: Booking }) {
  const format = useFormat();
  const [item] = booking.items;
  const zone = item?.time_zone || "UTC";
  const count = booking.items.reduce((sum, line) => sum + line.quantity, 0);
  const open = booking.status === "PENDING" && booking.payment_status !== "PROCESSING";
  return (
    <Tear as="li" side stub="13rem" className="gofor">
      <Piece className="gomain">
        <Art src={item ? pictureOfItem(item) : null} lazy />
        <div>
          <h2 className="title">
            <Link {...toBooking(booking.id)}>{item?.title ?? booking.reference}</Link>
          </h2>
          {item?.start_time && (
            <p className="q n">
              {format.longDay(item.start_time, zone)}, {format.time(item.start_time, zone)}{" "}
              {format.zone(item.start_time, zone)}
            </p>
          )}
          <p className="small q n">
            {booking.items.every(({ type }) => type === "place") ? (
              <Plural value={count} one="# place" other="# places" />
            ) : (
              <Plural value={count} one="# thing" other="# things" />
            )}
            , <span className="code">{booking.reference}</span>
          </p>
        </div>
      </Piece>
      <Piece stub>
        <BookingState booking={booking} />
        <p className="price n">
          {booking.price_amount === 0 ? (
            <Trans>Free</Trans>
          ) : (
            format.money(booking.price_amount, booking.price_currency)
          )}
        </p>
        <Link
          {...(open ? toCheckout(booking.id) : toBooking(booking.id))}
          className={buttonStyle({ kind: open ? "go" : "plain" })}
        >
          {open ? <Trans>Go on to pay</Trans> : <Trans>Open</Trans>}
        </Link>
      </Piece>
    </Tear>
  );
}
