import { Trans } from "@lingui/react/macro";
import type { DoorTicket } from "../api/types.ts";

/** Section, row, seat; or the area for who stands. */
export function SeatLine({ ticket }: { ticket: DoorTicket }) {
  if (!ticket.label) {
    return (
      <dl className="seatline n">
        <div>
          <dt>
            <Trans>Place</Trans>
          </dt>
          <dd>{ticket.zone}</dd>
        </div>
      </dl>
    );
  }
  return (
    <dl className="seatline n">
      {ticket.section && (
        <div>
          <dt>
            <Trans>Section</Trans>
          </dt>
          <dd>{ticket.section}</dd>
        </div>
      )}
      <div>
        <dt>
          <Trans>Row</Trans>
        </dt>
        <dd>{ticket.row}</dd>
      </div>
      <div>
        <dt>
          <Trans>Seat</Trans>
        </dt>
        <dd>{ticket.label}</dd>
      </div>
    </dl>
  );
}
