import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const columns = {
  id: "uuid",
  organization_id: "uuid",
  number: "text",
  booking_id: "uuid",
  payment_id: "uuid",
  user_id: "uuid",
  amount: "int8",
  tax_amount: "int8",
  currency: "text",
  object_key: "text",
  numbered_at: "timestamptz",
  generated_at: "timestamptz?",
} as const;
const list = Object.keys(columns).join(", ");

export type Receipt = RowOf<typeof columns>;

const findByBooking = sql(columns, `select ${list} from receipts where booking_id = $1`);
const findById = sql(columns, `select ${list} from receipts where id = $1`);
const insertOne = sql(
  columns,
  `insert into receipts (id, organization_id, year, sequence, number, booking_id, payment_id, user_id, amount, tax_amount, currency, object_key, numbered_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning ${list}`,
);
const markGenerated = sql(
  columns,
  `update receipts set generated_at = $2 where id = $1 and generated_at is null returning ${list}`,
);
const listOfBooking = sql(
  columns,
  `select ${list} from receipts where booking_id = $1 and generated_at is not null`,
);
const listOfUser = sql(
  columns,
  `select ${list} from receipts where user_id = $1 and generated_at is not null and ($2::uuid is null or id < $2) order by id desc limit $3`,
);

export const receiptOfBooking = (h: Handle, booking_id: string) => findByBooking.one(h, booking_id);
export const receiptById = (h: Handle, id: string) => findById.one(h, id);
export const receiptsOfBooking = (h: Handle, booking_id: string) => listOfBooking.all(h, booking_id);

/** Newest first, those before a certain one. */
export const receiptsOfUser = (h: Handle, user_id: string, before: string | null, limit: number) =>
  listOfUser.all(h, user_id, before, limit);

export interface NewReceipt extends Omit<Receipt, "generated_at"> {
  year: number;
  sequence: number;
}

/** @throws a violation of receipts_booking_key when the booking has one */
export async function insertReceipt(h: Handle, r: NewReceipt): Promise<Receipt> {
  const row = await insertOne.one(
    h,
    r.id,
    r.organization_id,
    r.year,
    r.sequence,
    r.number,
    r.booking_id,
    r.payment_id,
    r.user_id,
    r.amount,
    r.tax_amount,
    r.currency,
    r.object_key,
    r.numbered_at,
  );
  return row!;
}

/** @returns undefined when it was marked before */
export const markReceiptGenerated = (h: Handle, id: string, at: Date) => markGenerated.one(h, id, at);
