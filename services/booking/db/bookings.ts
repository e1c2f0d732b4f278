import type { Tx } from "../../../platform/db/transaction.ts";
import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";
import type { PaymentStatus, Status } from "../domain/statuses.ts";

const columns = {
  id: "uuid",
  reference: "text",
  user_id: "uuid",
  contact_hash: "text",
  guest: "bool",
  organization_id: "uuid",
  status: "text",
  payment_status: "text",
  price_amount: "int8",
  tax_amount: "int8",
  price_currency: "text",
  payment_id: "uuid?",
  paid_amount: "int8?",
  draft: "bool",
  locale: "text",
  metadata: "jsonb?",
  attribution: "jsonb?",
  start_time: "timestamptz?",
  end_time: "timestamptz?",
  created_at: "timestamptz",
  updated_at: "timestamptz",
  expires_at: "timestamptz",
  prolonged: "bool",
  settled_at: "timestamptz?",
  confirmed_at: "timestamptz?",
  remind_at: "timestamptz?",
  version: "int4",
  hold_id: "uuid",
  hold_revision: "int4",
  owners: "text[]",
  change_revision: "int4?",
  change_until: "timestamptz?",
} as const;
const names = Object.keys(columns);
const list = names.join(", ");
const ofP = names.map((name) => `p.${name}`).join(", ");

type Row = RowOf<typeof columns>;
export interface Booking extends Omit<Row, "status" | "payment_status"> {
  status: Status;
  payment_status: PaymentStatus;
}

/** One move of one axis, as the history keeps it. */
export interface NewMove {
  axis: "status" | "payment_status";
  from_state: string | null;
  to_state: string;
  reason: string;
  note: string | null;
  actor: string;
}

const HISTORY = `insert into booking_history (booking_id, axis, from_state, to_state, reason, note, actor, at)
     select (select id from written), m.axis, m.from_state, m.to_state, m.reason, m.note, m.actor, m.at
     from jsonb_populate_recordset(null::booking_history, $2::jsonb) as m where exists (select from written)`;

// One statement each, because round trips are what a purchase costs. Rows travel as JSON under their columns' names.
const insertAll = sql(
  {},
  `with written as (
     insert into bookings (${list}) select ${ofP} from jsonb_populate_record(null::bookings, $1::jsonb) as p
     returning id),
   items as (
     insert into booking_items (id, booking_id, position, type, owner, wanted, line, quantity, unit_price_amount, price_amount, tax_basis_points, tax_amount, subject_id)
     select i.id, written.id, i.position, i.type, i.owner, i.wanted, i.line, i.quantity, i.unit_price_amount, i.price_amount, i.tax_basis_points, i.tax_amount, i.subject_id
     from jsonb_populate_recordset(null::booking_items, $3::jsonb) as i cross join written)
   ${HISTORY}`,
);
// What the patch does not name keeps its value.
const patchOne = sql(
  {},
  `with written as (
     update bookings as b set (${list}) = (select ${ofP} from jsonb_populate_record(b, $1::jsonb) as p)
     where b.id = ($1::jsonb ->> 'id')::uuid returning b.id)
   ${HISTORY}`,
);
const findById = sql(columns, `select ${list} from bookings where id = $1`);
const findReference = sql(
  { id: "uuid" },
  "select id from bookings where organization_id::text = $1 and reference = $2",
);
const findByHold = sql(columns, `select ${list} from bookings where hold_id = $1`);
const lockById = sql(columns, `select ${list} from bookings where id = $1 for no key update`);
const listOfUser = sql(
  columns,
  `select ${list} from bookings
   where user_id = $1 and ($2::text is null or status = $2) and ($3::timestamptz is null or (status = 'CONFIRMED' and end_time > $3))
     and ($4::timestamptz is null or (created_at, id) < ($4, $5::uuid))
   order by created_at desc, id desc limit $6`,
);
const listOfOrganization = sql(
  columns,
  `select ${list} from bookings
   where organization_id = $1 and ($2::text is null or status = $2) and ($3::timestamptz is null or (status = 'CONFIRMED' and end_time > $3))
     and ($4::timestamptz is null or (created_at, id) < ($4, $5::uuid))
   order by created_at desc, id desc limit $6`,
);
const lockOverdue = sql(
  columns,
  `select ${list} from bookings where status = 'PENDING' and settled_at is null and expires_at <= $1
   order by expires_at limit $2 for no key update skip locked`,
);
const lockEnded = sql(
  columns,
  `select ${list} from bookings where status = 'CONFIRMED' and end_time <= $1 order by end_time limit $2 for no key update skip locked`,
);
// From the items of this one event: starting with the bookings, PostgreSQL reads all that ever were.
const listLiveOfSubject = sql(
  { id: "uuid" },
  `select id from bookings where id = any(array(select booking_id from booking_items where subject_id = $1))
     and status in ('PENDING', 'CONFIRMED') order by id limit $2`,
);
const listAtOtherTimes = sql(
  { id: "uuid" },
  `select id from bookings where id = any(array(
     select i.booking_id from booking_items as i
     join jsonb_to_recordset($2::jsonb) as p(performance_id uuid, starts_at timestamptz, ends_at timestamptz)
       on (i.wanted ->> 'performance_id')::uuid = p.performance_id
     where i.subject_id = $1
       and ((i.line ->> 'start_time')::timestamptz <> p.starts_at or (i.line ->> 'end_time')::timestamptz <> p.ends_at)))
     and status in ('PENDING', 'CONFIRMED') order by id limit $3`,
);
const lockUntimed = sql(
  columns,
  `select ${list} from bookings where status = 'CONFIRMED' and end_time is null and confirmed_at <= $1
   order by confirmed_at limit $2 for no key update skip locked`,
);
const noteFirstPayment = sql({}, "update bookings set payment_id = $2 where id = $1 and payment_id is null");
const forget = sql(
  {},
  "update bookings set contact_hash = '', metadata = null, attribution = null where user_id = $1",
);

const one = (row: Row | undefined) => row as Booking | undefined;
const many = (rows: Row[]) => rows as Booking[];

export const findBooking = async (h: Handle, id: string) => one(await findById.one(h, id));
export const findIdByReference = async (h: Handle, organization_id: string, reference: string) =>
  (await findReference.one(h, organization_id, reference))?.id;
export const findBookingOfHold = async (h: Handle, hold_id: string) => one(await findByHold.one(h, hold_id));
/** Locks it until the end of the transaction: everything that changes a booking begins here. */
export const lockBooking = async (h: Handle, id: string) => one(await lockById.one(h, id));

/**
 * Writes a new booking with its items and its first history. The commit fails with a violation of bookings_pkey
 * when a twin of the request has written it before, of bookings_reference_key when the reference is somebody's.
 */
export function insertBooking(
  tx: Tx,
  booking: Booking,
  items: readonly object[],
  moves: readonly NewMove[],
): void {
  const history = moves.map((entry) => ({ ...entry, at: booking.created_at }));
  insertAll.send(tx, JSON.stringify(booking), JSON.stringify(history), JSON.stringify(items));
}

/** Changes some columns of a booking that is locked and adds to its history. @returns how it is then */
export function patchBooking(
  tx: Tx,
  booking: Booking,
  patch: Partial<Booking>,
  moves: readonly NewMove[],
  at: Date,
): Booking {
  const changed = { ...patch, id: booking.id, updated_at: at };
  const history = moves.map((entry) => ({ ...entry, at }));
  patchOne.send(tx, JSON.stringify(changed), JSON.stringify(history));
  return { ...booking, ...changed };
}

export interface ListWish {
  status: Status | null;
  /** Confirmed ones that have not ended by then. */
  upcoming_at: Date | null;
  /** Those made before this one. */
  before: { created_at: Date; id: string } | null;
  limit: number;
}

/** Newest first. */
export const bookingsOfUser = async (h: Handle, user_id: string, wish: ListWish) =>
  many(await listOfUser.all(h, user_id, ...valuesOf(wish)));
/** Newest first. */
export const bookingsOfOrganization = async (h: Handle, organization_id: string, wish: ListWish) =>
  many(await listOfOrganization.all(h, organization_id, ...valuesOf(wish)));
const valuesOf = ({ status, upcoming_at, before, limit }: ListWish) => [
  status,
  upcoming_at,
  before?.created_at ?? null,
  before?.id ?? null,
  limit,
];

/** Baskets whose time is over and whose money is not there; each instance takes others. */
export const takeOverdue = async (h: Handle, now: Date, limit: number) =>
  many(await lockOverdue.all(h, now, limit));
/** Confirmed ones that are over; each instance takes others. */
export const takeEnded = async (h: Handle, now: Date, limit: number) =>
  many(await lockEnded.all(h, now, limit));
/** Confirmed ones of goods alone that were confirmed by then; each instance takes others. */
export const takeUntimed = async (h: Handle, confirmed_by: Date, limit: number) =>
  many(await lockUntimed.all(h, confirmed_by, limit));
/** Living bookings that name another time of these performances of an event. */
export const bookingsAtOtherTimes = async (
  h: Handle,
  subject_id: string,
  performances: readonly object[],
  limit: number,
) => (await listAtOtherTimes.all(h, subject_id, JSON.stringify(performances), limit)).map((row) => row.id);
/** Bookings that have something of this event or product and are not over. */
export const liveBookingsOf = async (h: Handle, subject_id: string, limit: number) =>
  (await listLiveOfSubject.all(h, subject_id, limit)).map((row) => row.id);
/** Notes which payment it is going to be paid with, unless that is known. */
export const notePayment = (tx: Tx, id: string, payment_id: string) =>
  noteFirstPayment.send(tx, id, payment_id);
/** Erases what could tell of the person. */
export const forgetBuyer = (h: Handle, user_id: string) => forget.run(h, user_id);
