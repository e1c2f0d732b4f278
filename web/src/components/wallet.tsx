import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import type { Ticket } from "../api/types.ts";
import { useFormat } from "../lib/use-format.ts";
import { Art } from "../ui/art.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { Piece, Tear } from "../ui/tear.tsx";
import { Qr } from "./qr.tsx";
import { SeatLine } from "./seat-line.tsx";
import { TicketPdf } from "./ticket-pdf.tsx";

interface WalletProps {
  ticket: Ticket;
  /** "Ticket 1 of 2" */
  label: string;
  large: boolean;
  onLarge(on: boolean): void;
}

/** A ticket as it is shown at the door: where one sits, the code, and whether it still counts. */
export function Wallet({ ticket, label, large, onLarge }: WalletProps) {
  const format = useFormat();
  const { time_zone: zone, starts_at } = ticket;
  return (
    <Tear as="article" className={`wallet ${ticket.status === "VALID" ? "" : "used"}`} label={label}>
      <Piece className="top">
        <span data-ticket={ticket.id} />
        <Art src={`/art/${ticket.event_slug}.svg`} />
        <h2 className="head">{ticket.event_name}</h2>
        <p className="q n">
          {format.longDay(starts_at, zone)}, {format.time(starts_at, zone)} {format.zone(starts_at, zone)}
        </p>
        <SeatLine ticket={ticket} />
      </Piece>
      <Piece className="qrbox">
        {ticket.status === "VALID" ? (
          <Code ticket={ticket} large={large} onLarge={onLarge} />
        ) : (
          <Stamp ticket={ticket} />
        )}
      </Piece>
      <Piece className="facts">
        <Facts ticket={ticket} />
      </Piece>
      {ticket.status === "VALID" && (
        <Piece className="grid justify-items-center py-2">
          <TicketPdf ticketId={ticket.id} />
        </Piece>
      )}
    </Tear>
  );
}

function Code({ ticket, large, onLarge }: Omit<WalletProps, "label">) {
  const { t } = useLingui();
  return (
    <>
      <button
        type="button"
        className="qr-small"
        aria-pressed={large}
        aria-label={t`Fill the screen with the code`}
        onClick={() => onLarge(true)}
      >
        <Qr code={ticket.code} />
      </button>
      <p className="code">{ticket.short_code}</p>
      {large && createPortal(<LargeCode ticket={ticket} onClose={() => onLarge(false)} />, document.body)}
    </>
  );
}

/** White to the edges, outside of the ticket, whose perforation would cut it off. */
function LargeCode({ ticket, onClose }: { ticket: Ticket; onClose(): void }) {
  const { t } = useLingui();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    button.current?.focus();
    return () => (before as HTMLElement | null)?.focus();
  }, []);
  return (
    <button
      ref={button}
      type="button"
      className="qr-large"
      aria-label={t`Make the code smaller`}
      onClick={onClose}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <Qr code={ticket.code} />
      <span className="qr-hint">
        <Trans>Turn the brightness of the screen up, then hold it to the reader.</Trans>
      </span>
    </button>
  );
}

function Stamp({ ticket }: { ticket: Ticket }) {
  const format = useFormat();
  return (
    <div className="stamp">
      <span>{ticket.status === "USED" ? <Trans>Used</Trans> : <Trans>Void</Trans>}</span>
      {ticket.used_at && <span className="small n">{format.stamp(ticket.used_at, ticket.time_zone)}</span>}
      {ticket.used_gate && <span className="small">{ticket.used_gate}</span>}
    </div>
  );
}

function Facts({ ticket }: { ticket: Ticket }) {
  const format = useFormat();
  return (
    <>
      <dl>
        {ticket.doors_at && (
          <div>
            <dt>
              <Trans>Doors</Trans>
            </dt>
            <dd className="n">{format.time(ticket.doors_at, ticket.time_zone)}</dd>
          </div>
        )}
        <div>
          <dt>
            <Trans>Where</Trans>
          </dt>
          <dd>{ticket.venue_name}</dd>
        </div>
        <div>
          <dt>
            <Trans>Ticket</Trans>
          </dt>
          <dd>{ticket.ticket_type}</dd>
        </div>
      </dl>
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
    </>
  );
}
