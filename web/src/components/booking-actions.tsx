import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { ticketsQuery } from "../api/tickets.ts";
import type { Booking, BookingItem, Ticket } from "../api/types.ts";
import { calendarFile, download } from "../lib/ics.ts";
import { toTicket } from "../lib/links.ts";
import { serverNow } from "../lib/server-clock.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Icon } from "../ui/icon.tsx";
import { CancelDialog } from "./cancel-dialog.tsx";
import { groupItems } from "./order-summary.tsx";
import { TicketPdf } from "./ticket-pdf.tsx";

/** What one does with a booking: calendar, tickets, cancel. */
export function BookingActions({ booking }: { booking: Booking }) {
  const { data: tickets = [] } = useQuery(ticketsQuery(booking.id));
  const [cancelling, setCancelling] = useState(false);
  const valid = tickets.filter((ticket) => ticket.status === "VALID");
  const used = tickets.some((ticket) => ticket.status === "USED");
  const past = booking.start_time !== null && Date.parse(booking.start_time) < serverNow();
  const reason = past ? (
    <Trans>It has begun already.</Trans>
  ) : used ? (
    <Trans>One of the tickets has been used.</Trans>
  ) : undefined;
  const [first] = valid;
  return (
    <div className="row">
      <Button onPress={() => saveCalendar(booking, tickets)}>
        <Icon name="cal" />
        <Trans>Add to calendar</Trans>
      </Button>
      {first && (
        <>
          <Link {...toTicket(booking.id, first.id)} className={buttonStyle()}>
            <Icon name="ticket" />
            <Trans>Show tickets</Trans>
          </Link>
          {valid.length === 1 && <TicketPdf ticketId={first.id} />}
        </>
      )}
      <Button kind="quiet" reason={reason} onPress={() => setCancelling(true)}>
        <Trans>Cancel booking</Trans>
      </Button>
      <CancelDialog booking={booking} open={cancelling} onClose={() => setCancelling(false)} />
    </div>
  );
}

function saveCalendar(booking: Booking, tickets: Ticket[]): void {
  const venueOf = ({ performance_id }: BookingItem) =>
    tickets.find((ticket) => ticket.performance_id === performance_id)?.venue_name;
  const url = new URL(`/bookings/${booking.id}`, location.origin).href;
  const entries = groupItems(booking.items).flatMap(([item]) =>
    item?.start_time
      ? [
          {
            uid: item.id,
            title: item.title ?? "",
            place: venueOf(item) ?? item.subtitle,
            description: url,
            starts_at: item.start_time,
            ends_at: item.end_time ?? item.start_time,
          },
        ]
      : [],
  );
  download(`${booking.reference}.ics`, "text/calendar", calendarFile(entries, new Date(serverNow())));
}
