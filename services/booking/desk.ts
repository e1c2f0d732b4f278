import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { Currency } from "../../contracts/types/money.ts";
import { Time } from "../../contracts/types/time.ts";
import { type Caller, requirePermission } from "../../platform/http/caller.ts";
import { peopleLike, peopleOf } from "../../platform/people.ts";
import type { Context } from "./context.ts";
import { type Item, itemsByBooking } from "./db/booking-items.ts";
import { type DeskFilter, type DeskRow, deskBuyers } from "./db/desk.ts";
import { numberedPlaces } from "./domain/place-words.ts";
import { PAYMENT_STATUSES, type Status, STATUSES } from "./domain/statuses.ts";

/** Among so many of the newest buyers a name is looked for. */
const NEWEST = 20_000;

const SHOWN: Record<"sold" | "held" | "off" | "all", readonly Status[]> = {
  sold: ["CONFIRMED", "COMPLETED"],
  held: ["PENDING"],
  off: ["CANCELLED", "FAILED"],
  all: STATUSES,
};

/** What list and export are filtered by, the same for both. */
export const DeskQuery = {
  organization_id: Id,
  subject_id: Id.optional().describe("only with something of this event or product"),
  show: z.enum(["sold", "held", "off", "all"]).default("sold"),
  q: z.string().trim().min(1).max(100).optional().describe("reference, name, e-mail address or seat"),
};

export const DeskView = z
  .object({
    id: Id,
    reference: z.string(),
    customer: z.object({ name: z.string(), email: z.string() }).describe("empty once the account is erased"),
    status: z.enum(STATUSES),
    payment_status: z.enum(PAYMENT_STATUSES),
    items: z.array(
      z.object({ title: z.string(), subtitle: z.string(), quantity: z.int(), places: z.array(z.string()) }),
    ),
    price_amount: z.int(),
    refunded_amount: z.int(),
    price_currency: Currency,
    created_at: Time,
    confirmed_at: Time.nullable(),
  })
  .meta({ id: "DeskBooking" });

/**
 * What the query of an organization's desk means.
 * @throws AppError not_found for strangers, forbidden for members without the right
 */
export async function deskFilter(
  context: Context,
  caller: Caller,
  query: z.output<z.ZodObject<typeof DeskQuery>>,
): Promise<DeskFilter> {
  const { organization_id, subject_id = null, show, q } = query;
  requirePermission(caller, "bookings.read", organization_id);
  const scope = { organization_id, subject_id, statuses: SHOWN[show] };
  if (q === undefined) return { ...scope, pattern: null, user_ids: [] };
  const buyers = await deskBuyers(context.db, scope, NEWEST);
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return { ...scope, pattern, user_ids: await peopleLike(context, buyers, q) };
}

/** Rows as people see them: with names, addresses and what was bought. */
export async function deskViews(
  context: Context,
  rows: readonly DeskRow[],
): Promise<z.input<typeof DeskView>[]> {
  const [person, items] = await Promise.all([
    peopleOf(
      context,
      rows.map(({ user_id }) => user_id),
    ),
    itemsByBooking(
      context.db,
      rows.map(({ id }) => id),
    ),
  ]);
  return rows.map(({ user_id, status, payment_status, created_at, confirmed_at, ...row }) => ({
    ...row,
    status: status as Status,
    payment_status: payment_status as (typeof PAYMENT_STATUSES)[number],
    customer: person(user_id),
    items: (items.get(row.id) ?? []).map(itemView),
    created_at: created_at.toISOString(),
    confirmed_at: confirmed_at?.toISOString() ?? null,
  }));
}

const itemView = ({ line, quantity }: Item) => ({
  title: line.title,
  subtitle: line.subtitle,
  quantity,
  places: numberedPlaces(line.places).map(({ section, row, label }) =>
    [section, row, label].filter(Boolean).join(" "),
  ),
});
