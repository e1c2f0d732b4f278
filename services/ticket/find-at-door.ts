import { printShortCode } from "./domain/short-code.ts";
import type { Door } from "./check-in.ts";
import type { Context } from "./context.ts";
import { listHolders, listTicketsOfBookingAt, listTicketsOfHolders } from "./db/door.ts";
import { doorTicket } from "./ticket-json.ts";
import type { TicketRow } from "./db/tickets.ts";

/** What is read aloud from a mail: FY-7K3M9Q, in any spelling. */
export const REFERENCE = /^FY[\s-]?([A-Z0-9]{6})$/i;
const MOST_NAMES = 20;

/** Living tickets of a performance by the reference of their booking, else by the name of their buyer; 100 at most. */
export async function findAtDoor(context: Context, door: Door, text: string) {
  const [, letters] = REFERENCE.exec(text.trim()) ?? [];
  if (letters) {
    const { bookingId } = await context.bookings.findBooking({
      organizationId: door.organization_id,
      reference: `FY-${letters.toUpperCase()}`,
    });
    if (!bookingId) return [];
    const rows = await listTicketsOfBookingAt.all(context.db, door.performance_id, bookingId);
    return rows.map((row) => found(row, null));
  }
  const holders = await listHolders.all(context.db, door.performance_id);
  if (holders.length === 0) return [];
  const { people } = await context.users.findByName({
    userIds: holders.map(({ user_id }) => user_id),
    text,
    limit: MOST_NAMES,
  });
  const rows = await listTicketsOfHolders.all(
    context.db,
    door.performance_id,
    people.map(({ userId }) => userId),
    people.map(({ name }) => name),
  );
  return rows.map((row) => found(row, row.name));
}

const found = (row: TicketRow, holder: string | null) => ({
  ...doorTicket(row),
  holder,
  short_code: printShortCode(row.short_code),
});
