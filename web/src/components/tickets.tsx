import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ticketsQuery } from "../api/tickets.ts";
import type { Booking, BookingItem, Ticket } from "../api/types.ts";
import { toTicket } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { Art } from "../ui/art.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Note } from "../ui/note.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { Piece, Tear } from "../ui/tear.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { Qr } from "./qr.tsx";
import { SeatLine } from "./seat-line.tsx";

/** One tear a ticket. Right after paying they are still being made: the page asks until they are there. */
export function Tickets({ booking }: { booking: Booking }) {
  const { t } = useLingui();
  const live = booking.status === "CONFIRMED" || booking.status === "COMPLETED";
  const places = booking.items
    .filter((item) => item.type === "place")
    .reduce((sum, item) => sum + item.quantity, 0);
  const { data, error, refetch } = useQuery({
    ...ticketsQuery(booking.id),
    refetchInterval: (query) => (live && (query.state.data?.length ?? 0) < places ? 1000 : false),
  });
  return (
    <section aria-label={t`Tickets`} className="stack">
      {error && (
        <ProblemNote
          error={error}
          what={<Trans>The tickets did not load.</Trans>}
          onRetry={() => void refetch()}
        />
      )}
      {live && data && data.length < places && (
        <Note icon="clock" role="status">
          <Trans>Your tickets are being printed. They come by themselves.</Trans>
        </Note>
      )}
      {!data && !error && <Skeleton className="h-60 rounded-sheet" />}
      {data?.map((ticket, index) => (
        <TicketTear key={ticket.id} ticket={ticket} number={index + 1} count={data.length} />
      ))}
      {!live && data?.length === 0 && booking.items.map((item) => <ItemTear key={item.id} item={item} />)}
    </section>
  );
}

interface EveningProps {
  slug: string;
  name: string;
  starts_at: string | null;
  zone: string;
  children?: React.ReactNode;
}

function Evening({ slug, name, starts_at, zone, children }: EveningProps) {
  const format = useFormat();
  return (
    <Piece className="gomain">
      <Art src={slug ? `/art/${slug}.svg` : null} />
      <div>
        <h2 className="head">{name}</h2>
        {starts_at && (
          <p className="q n">
            {format.longDay(starts_at, zone)}, {format.time(starts_at, zone)} {format.zone(starts_at, zone)}
          </p>
        )}
        {children}
      </div>
    </Piece>
  );
}

function ItemTear({ item }: { item: BookingItem }) {
  return (
    <Tear as="article" side stub="14rem" className="gofor">
      <Evening
        slug={item.subject_slug}
        name={item.title}
        starts_at={item.start_time}
        zone={item.time_zone || "UTC"}
      />
      <Piece stub>
        <p className="small q">{item.subtitle}</p>
      </Piece>
    </Tear>
  );
}

function TicketTear({ ticket, number, count }: { ticket: Ticket; number: number; count: number }) {
  const { t } = useLingui();
  const format = useFormat();
  const { time_zone: zone } = ticket;
  return (
    <Tear as="article" side stub="14rem" className="gofor" label={t`Ticket ${number} of ${count}`}>
      <Evening slug={ticket.event_slug} name={ticket.event_name} starts_at={ticket.starts_at} zone={zone}>
        <p className="q n">
          {ticket.venue_name}
          {ticket.doors_at && <Trans>, doors {format.time(ticket.doors_at, zone)}</Trans>}
        </p>
        <SeatLine ticket={ticket} />
      </Evening>
      <Piece stub className="qrstub">
        {ticket.status === "VALID" && (
          <>
            <Qr code={ticket.code} />
            <p className="code small">{ticket.short_code}</p>
          </>
        )}
        {ticket.status === "USED" && (
          <StateMark shape="gone">
            {ticket.used_at ? <Trans>Used {format.stamp(ticket.used_at, zone)}</Trans> : <Trans>Used</Trans>}
          </StateMark>
        )}
        {ticket.status === "CANCELLED" && (
          <StateMark shape="gone">
            <Trans>Cancelled</Trans>
          </StateMark>
        )}
        {ticket.status !== "CANCELLED" && (
          <Link
            {...toTicket(ticket.booking_id, ticket.id)}
            className={buttonStyle({ size: "small" })}
            aria-label={t`Show ticket ${number}`}
          >
            <Trans>Show</Trans>
          </Link>
        )}
      </Piece>
    </Tear>
  );
}
