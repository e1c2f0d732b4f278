import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { Time } from "../../contracts/types/time.ts";
import { notFound } from "../../platform/errors.ts";
import { type Caller, requirePermission } from "../../platform/http/caller.ts";
import { peopleLike, peopleOf } from "../../platform/people.ts";
import type { Context } from "./context.ts";
import { type AttendeeFilter, holdersOf, ownerOfEvent } from "./db/attendees.ts";
import type { TicketRow } from "./db/tickets.ts";
import { printShortCode } from "./domain/short-code.ts";
import { REFERENCE } from "./find-at-door.ts";

/** Among so many buyers of an event a name is looked for. */
const MOST_BUYERS = 20_000;
/** What booking takes in one question. */
const AT_ONCE = 1_000;

/** What list and export are filtered by, the same for both. */
export const AttendeeQuery = {
  event_id: Id,
  performance_id: Id.optional(),
  q: z.string().trim().min(1).max(100).optional().describe("name, e-mail address, reference or seat"),
};

export const Attendee = z
  .object({
    ticket_id: Id,
    booking_id: Id,
    reference: z.string(),
    customer: z
      .object({ name: z.string(), email: z.string() })
      .describe("who bought it; empty once the account is erased"),
    performance_id: Id,
    starts_at: Time,
    time_zone: z.string(),
    zone: z.string(),
    section: z.string().nullable(),
    row: z.string().nullable(),
    label: z.string().nullable(),
    ticket_type: z.string(),
    short_code: z.string(),
    status: z.enum(["VALID", "USED"]),
    used_at: Time.nullable(),
  })
  .meta({ id: "Attendee" });

/**
 * What the query means, for somebody who may see who comes.
 * @throws AppError not_found for a foreign event, forbidden for members without the right
 */
export async function attendeeFilter(
  context: Context,
  caller: Caller,
  { event_id, performance_id, q }: z.output<z.ZodObject<typeof AttendeeQuery>>,
): Promise<AttendeeFilter> {
  const event = await ownerOfEvent(context.db, event_id);
  if (!event) throw notFound();
  requirePermission(caller, "bookings.read", event.organization_id);
  const scope = { event_id, performance_id: performance_id ?? null };
  if (q === undefined) return { ...scope, pattern: null, user_ids: [], booking_id: null };
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const [, letters] = REFERENCE.exec(q) ?? [];
  if (letters) {
    const reference = `FY-${letters.toUpperCase()}`;
    const { bookingId } = await context.bookings.findBooking({
      organizationId: event.organization_id,
      reference,
    });
    return { ...scope, pattern, user_ids: [], booking_id: bookingId || null };
  }
  const holders = await holdersOf(context.db, event_id, MOST_BUYERS);
  return { ...scope, pattern, user_ids: await peopleLike(context, holders, q), booking_id: null };
}

/** Tickets with who bought them and the number of their booking. */
export async function attendeeViews(
  context: Context,
  rows: readonly TicketRow[],
): Promise<z.input<typeof Attendee>[]> {
  const [person, reference] = await Promise.all([
    peopleOf(
      context,
      rows.flatMap(({ user_id }) => user_id ?? []),
    ),
    referencesOf(
      context,
      rows.map(({ booking_id }) => booking_id),
    ),
  ]);
  return rows.map((row) => ({
    ticket_id: row.id,
    booking_id: row.booking_id,
    reference: reference.get(row.booking_id) ?? "",
    customer: person(row.user_id ?? ""),
    performance_id: row.performance_id,
    starts_at: row.starts_at.toISOString(),
    time_zone: row.time_zone,
    zone: row.zone_name,
    section: row.section,
    row: row.row_name,
    label: row.label,
    ticket_type: row.ticket_type_name,
    short_code: printShortCode(row.short_code),
    status: row.status as "VALID",
    used_at: row.used_at?.toISOString() ?? null,
  }));
}

async function referencesOf(context: Context, booking_ids: string[]): Promise<Map<string, string>> {
  const ids = [...new Set(booking_ids)];
  const found = new Map<string, string>();
  for (let n = 0; n < ids.length; n += AT_ONCE) {
    const { references } = await context.bookings.listReferences({ bookingIds: ids.slice(n, n + AT_ONCE) });
    for (const { bookingId, reference } of references) found.set(bookingId, reference);
  }
  return found;
}
