import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";
import type { Tx } from "../../../platform/db/transaction.ts";

// What an organization sees of its bookings: found by anything, and summed.

const columns = {
  id: "uuid",
  reference: "text",
  user_id: "uuid",
  status: "text",
  payment_status: "text",
  price_amount: "int8",
  refunded_amount: "int8",
  price_currency: "text",
  created_at: "timestamptz",
  confirmed_at: "timestamptz?",
} as const;
export type DeskRow = RowOf<typeof columns>;

// $1 organization, $2 event or product, $3 statuses, $4 a pattern for reference and places, $5 people.
const FILTER = `b.organization_id = $1
     and ($2::uuid is null or b.id = any(array(select booking_id from booking_items where subject_id = $2)))
     and b.status = any($3::text[])
     and ($4::text is null or b.reference ilike $4 or b.user_id = any($5::uuid[]) or exists (
       select from booking_items i cross join jsonb_array_elements(i.line -> 'places') as p
       where i.booking_id = b.id and (concat_ws(' ', p ->> 'section', p ->> 'row', p ->> 'label') ilike $4
         or concat(p ->> 'row', p ->> 'label') ilike $4)))`;
const listOne = sql(
  columns,
  `select ${Object.keys(columns)
    .map((name) => `b.${name}`)
    .join(", ")} from bookings as b
   where ${FILTER} and ($6::timestamptz is null or (b.created_at, b.id) < ($6, $7::uuid))
   order by b.created_at desc, b.id desc limit $8`,
);
// Names and addresses are looked for among the newest of them.
const listBuyers = sql(
  { user_id: "uuid" },
  `select distinct user_id from (
     select b.user_id from bookings as b
     where b.organization_id = $1 and ($2::uuid is null or b.id = any(array(select booking_id from booking_items where subject_id = $2)))
       and b.status = any($3::text[])
     order by b.created_at desc limit $4) as newest`,
);
// Money of one currency is never added to another. A refund counts once per booking, for everything that is in it.
const sumSales = sql(
  {
    subject_id: "uuid",
    price_currency: "text",
    bookings: "int8",
    quantity: "int8",
    sold_amount: "int8",
    refunded_amount: "int8",
  },
  `select subject_id, price_currency, count(*) as bookings, sum(quantity)::bigint as quantity,
     sum(sold)::bigint as sold_amount, sum(least(refunded_amount, sold))::bigint as refunded_amount
   from (
     select i.subject_id, b.id, b.price_currency, b.refunded_amount, sum(i.quantity) as quantity, sum(i.price_amount)::bigint as sold
     from booking_items i join bookings b on b.id = i.booking_id
     where i.subject_id = any($2::uuid[]) and b.organization_id = $1 and b.status in ('CONFIRMED', 'COMPLETED')
     group by i.subject_id, b.id) as sale
   group by subject_id, price_currency order by subject_id, price_currency`,
);
const setRefunded = sql(
  {},
  "update bookings set refunded_amount = greatest(refunded_amount, $2) where id = $1",
);
const listReferences = sql(
  { id: "uuid", reference: "text" },
  "select id, reference from bookings where id = any($1::uuid[])",
);

export interface DeskFilter {
  organization_id: string;
  subject_id: string | null;
  statuses: readonly string[];
  /** For LIKE; null for everything. */
  pattern: string | null;
  /** Whose name or address fits. */
  user_ids: string[];
}

export const deskBookings = (
  h: Handle,
  filter: DeskFilter,
  before: { created_at: Date; id: string } | null,
  limit: number,
) =>
  listOne.all(
    h,
    filter.organization_id,
    filter.subject_id,
    filter.statuses,
    filter.pattern,
    filter.user_ids,
    before?.created_at ?? null,
    before?.id ?? null,
    limit,
  );
export const deskBuyers = async (
  h: Handle,
  { organization_id, subject_id, statuses }: Omit<DeskFilter, "pattern" | "user_ids">,
  limit: number,
) => (await listBuyers.all(h, organization_id, subject_id, statuses, limit)).map((row) => row.user_id);
export const salesOf = (h: Handle, organization_id: string, subject_ids: string[]) =>
  sumSales.all(h, organization_id, subject_ids);
/** The sum of what went back so far; old news change nothing. */
export const noteRefund = (tx: Tx, id: string, refunded_amount: number) =>
  setRefunded.send(tx, id, refunded_amount);
export const referencesOf = (h: Handle, ids: string[]) => listReferences.all(h, ids);
