import "./booking.css";
import "./ticket.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, notFound } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { queryClient } from "../api/query-client.ts";
import { ticketsQuery } from "../api/tickets.ts";
import type { Ticket } from "../api/types.ts";
import { useKeptSince } from "../api/kept-answer.ts";
import { SkipLink } from "../components/strips.tsx";
import { Wallet } from "../components/wallet.tsx";
import { ownZone } from "../lib/dates.ts";
import { toBooking, toTicket } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
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
        <KeptNote />
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
        <Neighbours tickets={tickets} at={number - 1} />
      </main>
    </div>
  );
}

/** Without network it is said how old this is; the code is good all the same. */
function KeptNote() {
  const since = useKeptSince();
  const format = useFormat();
  if (!since) return null;
  return (
    <p className="tk-kept small" role="status">
      <Icon name="off" />{" "}
      <Trans>
        No network. Kept on this device {format.stamp(since, ownZone())}; the code opens the door all the
        same.
      </Trans>
    </p>
  );
}

/** For who does not swipe. */
function Neighbours({ tickets, at }: { tickets: readonly Ticket[]; at: number }) {
  const { t } = useLingui();
  if (tickets.length < 2) return null;
  const step = (to: Ticket | undefined, word: string, icon: "left" | "right") =>
    to ? (
      <Link {...toTicket(to.booking_id, to.id)} replace className={buttonStyle()} aria-label={word}>
        <Icon name="left" className={icon === "right" ? "rotate-180" : ""} />
      </Link>
    ) : (
      <span className="w-11" />
    );
  return (
    <nav className="row tk-foot" aria-label={t`Your tickets`}>
      {step(tickets[at - 1], t`The ticket before`, "left")}
      {step(tickets[at + 1], t`The next ticket`, "right")}
    </nav>
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
