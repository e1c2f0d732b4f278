import "./booking.css";
import "./ticket.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, notFound } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { queryClient } from "../api/query-client.ts";
import { ticketsQuery } from "../api/tickets.ts";
import { SkipLink } from "../components/strips.tsx";
import { Wallet } from "../components/wallet.tsx";
import { toBooking } from "../lib/links.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Icon } from "../ui/icon.tsx";

const route = getRouteApi("/bookings/$bookingId/tickets/$ticketId");

export async function loadTicket(bookingId: string): Promise<void> {
  const tickets = await queryClient.ensureQueryData(ticketsQuery(bookingId));
  if (tickets.length === 0) throw notFound();
}

/** The tickets of a booking side by side, the asked one in view; a tap on the code fills the screen with it. */
export function TicketPage() {
  const { t } = useLingui();
  const { bookingId, ticketId } = route.useParams();
  const { data: tickets } = useSuspenseQuery(ticketsQuery(bookingId));
  const [large, setLarge] = useState<string | null>(null);
  const chosen = tickets.find((ticket) => ticket.id === ticketId) ?? tickets[0];
  const row = useRef<HTMLDivElement>(null);
  useKeepAwake();
  useEffect(() => {
    const found = row.current?.querySelector(`[data-ticket="${CSS.escape(ticketId)}"]`);
    found?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [ticketId]);
  const number = chosen ? tickets.indexOf(chosen) + 1 : 0;
  return (
    <div className="ticket-page" data-theme="light">
      <SkipLink />
      <main id="main" tabIndex={-1}>
        <title>{t`Ticket · Foyer`}</title>
        <header className="tk-bar">
          <Link
            {...toBooking(bookingId)}
            className={buttonStyle({ kind: "quiet", icon: true })}
            aria-label={t`Back to the booking`}
          >
            <Icon name="left" />
          </Link>
          <h1 className="small b">
            <Trans>
              Ticket {number} of {tickets.length}
            </Trans>
          </h1>
          <span className="w-11" />
        </header>
        <div className="tk-row" ref={row} tabIndex={0} role="region" aria-label={t`Your tickets`}>
          {tickets.map((ticket, index) => (
            <Wallet
              key={ticket.id}
              ticket={ticket}
              label={t`Ticket ${index + 1} of ${tickets.length}`}
              large={large === ticket.id}
              onLarge={(on) => setLarge(on ? ticket.id : null)}
            />
          ))}
        </div>
      </main>
    </div>
  );
}

/** A phone that goes dark in front of the scanner helps nobody. Not every browser can; then it is as it was. */
function useKeepAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    void navigator.wakeLock?.request("screen").then(
      (granted) => (lock = granted),
      () => undefined,
    );
    return () => void lock?.release();
  }, []);
}
