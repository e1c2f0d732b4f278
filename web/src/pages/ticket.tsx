import "./booking.css";
import "./ticket.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { bookingQuery } from "../api/bookings.ts";
import { queryClient } from "../api/query-client.ts";
import { pdfLink, ticketsQuery } from "../api/tickets.ts";
import type { Booking, Ticket } from "../api/types.ts";
import { SeatLine } from "../components/seat-line.tsx";
import { itemOf, Qr } from "../components/tickets.tsx";
import { SkipLink } from "../components/strips.tsx";
import { toBooking } from "../lib/links.ts";
import { openLink } from "../lib/open-link.ts";
import { useFormat } from "../lib/use-format.ts";
import { Art } from "../ui/art.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Icon } from "../ui/icon.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { Piece, Tear } from "../ui/tear.tsx";

const route = getRouteApi("/bookings/$bookingId/tickets/$ticketId");

export async function loadTicket(bookingId: string): Promise<void> {
  await Promise.all([
    queryClient.ensureQueryData(bookingQuery(bookingId)),
    queryClient.ensureQueryData(ticketsQuery(bookingId)),
  ]);
}

/** The tickets of a booking side by side, the asked one in view; a tap on the code fills the screen with it. */
export function TicketPage() {
  const { t } = useLingui();
  const { bookingId, ticketId } = route.useParams();
  const { data: booking } = useSuspenseQuery(bookingQuery(bookingId));
  const { data: tickets } = useSuspenseQuery(ticketsQuery(bookingId));
  const [large, setLarge] = useState<string | null>(null);
  const chosen = tickets.find((ticket) => ticket.id === ticketId) ?? tickets[0];
  const row = useRef<HTMLDivElement>(null);
  useKeepAwake();
  useEffect(() => {
    row.current
      ?.querySelector(`[data-ticket="${CSS.escape(ticketId)}"]`)
      ?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [ticketId]);
  const pdf = useMutation({ mutationFn: async (id: string) => openLink((await pdfLink(id)).url) });
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
              booking={booking}
              ticket={ticket}
              label={t`Ticket ${index + 1} of ${tickets.length}`}
              large={large === ticket.id}
              onLarge={(on) => setLarge(on ? ticket.id : null)}
            />
          ))}
        </div>
        {chosen && chosen.status === "VALID" && (
          <footer className="tk-foot row">
            <button
              type="button"
              className={buttonStyle()}
              disabled={pdf.isPending}
              onClick={() => pdf.mutate(chosen.id)}
            >
              <Icon name="save" />
              <Trans>PDF</Trans>
            </button>
          </footer>
        )}
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

interface WalletProps {
  booking: Booking;
  ticket: Ticket;
  label: string;
  large: boolean;
  onLarge(on: boolean): void;
}

function Wallet({ booking, ticket, label, large, onLarge }: WalletProps) {
  const { t } = useLingui();
  const format = useFormat();
  const item = itemOf(booking, ticket);
  const zone = item?.time_zone;
  return (
    <Tear as="article" className={`wallet ${ticket.status === "VALID" ? "" : "used"}`} label={label}>
      <Piece className="top">
        <span data-ticket={ticket.id} />
        <Art src={item?.subject_slug ? `/art/${item.subject_slug}.svg` : null} />
        <h2 className="head">{item?.title}</h2>
        {item?.start_time && zone && (
          <p className="q n">
            {format.longDay(item.start_time, zone)}, {format.time(item.start_time, zone)}{" "}
            {format.zone(item.start_time, zone)}
          </p>
        )}
        <SeatLine ticket={ticket} />
      </Piece>
      <Piece className="qrbox">
        {ticket.status === "VALID" ? (
          <>
            <button
              type="button"
              className={large ? "qr-large" : "qr-small"}
              aria-pressed={large}
              aria-label={large ? t`Make the code smaller` : t`Fill the screen with the code`}
              onClick={() => onLarge(!large)}
            >
              <Qr ticket={ticket} />
            </button>
            <HumanCode code={ticket.code} />
          </>
        ) : (
          <div className="stamp">
            <span>{ticket.status === "USED" ? <Trans>Used</Trans> : <Trans>Void</Trans>}</span>
          </div>
        )}
      </Piece>
      <Piece className="facts">
        {ticket.status === "VALID" && (
          <StateMark shape="on">
            <Trans>Valid, lets one person in</Trans>
          </StateMark>
        )}
        {ticket.status === "USED" && (
          <StateMark shape="gone">
            <Trans>This code has let one person in</Trans>
          </StateMark>
        )}
        {ticket.status === "CANCELLED" && (
          <StateMark shape="gone">
            <Trans>This code no longer opens the door</Trans>
          </StateMark>
        )}
      </Piece>
    </Tear>
  );
}

/** What can be read aloud at the door when the picture cannot be read. */
function HumanCode({ code }: { code: string }) {
  return <p className={code.length > 24 ? "code fine break-all" : "code"}>{code}</p>;
}
