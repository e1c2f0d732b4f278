import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { remember } from "../api/basket.ts";
import { bookingQuery, extendBooking } from "../api/bookings.ts";
import { isProblem } from "../api/problem.ts";
import type { Booking } from "../api/types.ts";
import { useServerNow } from "../lib/use-now.ts";
import { announce } from "../ui/announcer.tsx";
import { Button } from "../ui/button.tsx";
import { Clock } from "../ui/clock.tsx";

/** The arc is full at ten minutes or more; what the server gives may be another number. */
const WHOLE_S = 600;
const EXTEND_BELOW_S = 180;
const LAST_CALL_S = 45;
/** Seconds left at which a screen reader hears about it, and only then. */
const CALLS = [300, 120, 60, 30];

export interface Hold {
  seconds: number;
  low: boolean;
  lastCall: boolean;
  over: boolean;
}

/** What is left of the hold in server time. Looks at the booking again when the time has run out. */
export function useHold(booking: Booking): Hold {
  const now = useServerNow();
  const client = useQueryClient();
  const pending = booking.status === "PENDING";
  const seconds = booking.expires_at
    ? (Date.parse(booking.expires_at) - now) / 1000
    : Number.POSITIVE_INFINITY;
  const over = booking.status === "EXPIRED" || (pending && seconds <= 0);
  useEffect(() => {
    if (!over || !pending) return;
    const look = () => void client.invalidateQueries(bookingQuery(booking.id));
    look();
    const timer = setInterval(look, 3000);
    return () => clearInterval(timer);
  }, [over, pending, client, booking.id]);
  return {
    seconds,
    over,
    low: seconds < EXTEND_BELOW_S,
    lastCall: pending && !over && seconds < LAST_CALL_S,
  };
}

function useCalls(seconds: number): void {
  const { t } = useLingui();
  const before = useRef(seconds);
  useEffect(() => {
    // After a sleep several may have been passed: only the last of them is still true.
    const crossed = CALLS.findLast((call) => before.current > call && seconds <= call);
    before.current = seconds;
    if (crossed === undefined) return;
    const minutes = crossed / 60;
    const left =
      minutes >= 1
        ? plural(minutes, { one: "# minute", other: "# minutes" })
        : plural(crossed, { one: "# second", other: "# seconds" });
    announce(t`${left} left to finish your booking`);
  }, [seconds, t]);
}

/** The one clock of the whole basket. `quiet`: a second clock on the page, which does not speak. */
export function HoldClock({
  booking,
  quiet,
  children,
}: {
  booking: Booking;
  quiet?: boolean;
  children?: React.ReactNode;
}) {
  const { t } = useLingui();
  const { seconds, low, over } = useHold(booking);
  useCalls(quiet ? Number.POSITIVE_INFINITY : seconds);
  if (!Number.isFinite(seconds)) return null;
  const minutes = Math.max(0, Math.ceil(seconds / 60));
  return (
    <span className="holding inline-flex items-center gap-2">
      <Clock
        seconds={seconds}
        whole={WHOLE_S}
        low={low}
        label={t`Less than ${plural(minutes, { one: "# minute", other: "# minutes" })} left`}
      />
      {!over && children}
    </span>
  );
}

export function useExtend(booking: Booking) {
  return useMutation({ mutationFn: () => extendBooking(booking.id), onSuccess: remember });
}

/** "Add time": off with its reason until the last three minutes. */
export function ExtendButton({ booking }: { booking: Booking }) {
  const { low, over } = useHold(booking);
  const extend = useExtend(booking);
  if (over) return null;
  const spent = isProblem(extend.error, "extend_limit");
  const reason = spent ? (
    <Trans>The time cannot be extended any further.</Trans>
  ) : low ? undefined : (
    <Trans>You can add time in the last 3 minutes.</Trans>
  );
  return (
    <Button size="small" reason={reason} isPending={extend.isPending} onPress={() => extend.mutate()}>
      <Trans>Add time</Trans>
    </Button>
  );
}
