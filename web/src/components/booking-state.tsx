import { Trans } from "@lingui/react/macro";
import type { Booking } from "../api/types.ts";
import { StateMark } from "../ui/state-mark.tsx";

/** Where a booking stands, as a shape and a word. */
export function BookingState({ booking }: { booking: Pick<Booking, "status" | "payment_status"> }) {
  const { status, payment_status } = booking;
  if (payment_status === "REFUNDING") {
    return (
      <StateMark shape="back">
        <Trans>Refund under way</Trans>
      </StateMark>
    );
  }
  if (payment_status === "PARTIALLY_REFUNDED") {
    return (
      <StateMark shape="back">
        <Trans>Partly refunded</Trans>
      </StateMark>
    );
  }
  switch (status) {
    case "PENDING":
      return (
        <StateMark shape="wait">
          <Trans>Held, not paid</Trans>
        </StateMark>
      );
    case "CONFIRMED":
      return (
        <StateMark shape="on">
          <Trans>Confirmed</Trans>
        </StateMark>
      );
    case "COMPLETED":
      return (
        <StateMark shape="off">
          <Trans>Over</Trans>
        </StateMark>
      );
    case "CANCELLED":
      return (
        <StateMark shape="gone">
          {payment_status === "REFUNDED" ? <Trans>Cancelled, refunded</Trans> : <Trans>Cancelled</Trans>}
        </StateMark>
      );
    case "EXPIRED":
      return (
        <StateMark shape="gone">
          <Trans>Not bought in time</Trans>
        </StateMark>
      );
    case "FAILED":
      return (
        <StateMark shape="bad">
          <Trans>Could not be kept</Trans>
        </StateMark>
      );
  }
}
