import type { Tx } from "../../../platform/db/transaction.ts";
import { type Handle, type RowOf, sql } from "../../../platform/db/sql.ts";
import type { PaymentStatus } from "../domain/status.ts";
import { MADE_UP_FOR } from "./refunds.ts";

const COLUMNS = {
  id: "uuid",
  booking_id: "uuid",
  user_id: "uuid?",
  organization_id: "uuid",
  provider: "text",
  provider_payment_id: "text?",
  status: "text",
  amount: "int8",
  currency: "text",
  revision: "int4",
  captured_amount: "int8",
  refunded_amount: "int8",
  method_label: "text",
  failed_attempt: "text",
  expires_at: "timestamptz?",
  booking_version: "int4",
  closed_at: "timestamptz?",
  succeeded_at: "timestamptz?",
  next_check_at: "timestamptz?",
  traceparent: "text?",
  version: "int4",
  created_at: "timestamptz",
  updated_at: "timestamptz",
} as const;
const ALL = `id, booking_id, user_id, organization_id, provider, provider_payment_id, status, amount, currency, revision,
  captured_amount, refunded_amount, method_label, failed_attempt, expires_at, booking_version, closed_at, succeeded_at,
  next_check_at, traceparent, version, created_at, updated_at`;

export type Payment = Omit<RowOf<typeof COLUMNS>, "status"> & { status: PaymentStatus };

// Any conflict: event and customer may come in the same instant, and then the id conflicts before the pair does.
const insertOne = sql(
  COLUMNS,
  `insert into payments (id, booking_id, user_id, organization_id, provider, status, amount, currency, expires_at, booking_version, created_at, updated_at)
   values ($1, $2, $3, $4, $5, 'CREATED', $6, $7, $8, $9, $10, $10) on conflict do nothing returning ${ALL}`,
);
const findOne = sql(COLUMNS, `select ${ALL} from payments where id = $1`);
const findForIntent = sql(
  COLUMNS,
  `select ${ALL} from payments where provider = $1 and provider_payment_id = $2`,
);
const findForBooking = sql(COLUMNS, `select ${ALL} from payments where booking_id = $1 order by id`);
// In id order, as every lock of several rows; the rows of one booking are one entity, because its events have one key.
const lockForBooking = sql(
  COLUMNS,
  `select ${ALL} from payments where booking_id = $1 order by id for no key update`,
);
const saveOne = sql(
  {},
  `update payments set provider_payment_id = $2, status = $3, amount = $4, currency = $5, revision = $6, captured_amount = $7,
     refunded_amount = $8, method_label = $9, failed_attempt = $10, expires_at = $11, booking_version = $12, closed_at = $13,
     succeeded_at = $14, next_check_at = $15, traceparent = $16, updated_at = $17, version = version + 1
   where id = $1`,
);
const claimDue = sql(
  COLUMNS,
  `update payments set next_check_at = $2 where id in (
     select id from payments where next_check_at <= $1 order by next_check_at limit $3 for update skip locked)
   returning ${ALL}`,
);
const PAGE = `($2::timestamptz is null or (p.created_at, p.id) < ($2, $3::uuid)) order by p.created_at desc, p.id desc limit $4`;
const ofP = ALL.split(",")
  .map((name) => `p.${name.trim()}`)
  .join(", ");
const listForUser = sql(COLUMNS, `select ${ofP} from payments p where p.user_id = $1 and ${PAGE}`);
const listForOrganization = sql(
  COLUMNS,
  `select ${ofP} from payments p where p.organization_id = $1 and ${PAGE}`,
);
// From what is open, which is little: of payments there are as many as ever were.
const listUnsettled = sql(
  COLUMNS,
  `with open as materialized (
     select f.payment_id from refunds f where f.status = 'FAILED' and not ${MADE_UP_FOR}
     union select d.payment_id from disputes d where d.status in ('INQUIRY', 'OPEN'))
   select ${ofP} from open join payments p on p.id = open.payment_id
   where ($1::uuid is null or p.organization_id = $1) and ${PAGE}`,
);
const erasePerson = sql({ id: "uuid" }, "update payments set user_id = null where user_id = $1 returning id");

/** Undefined when it was there already. */
export async function insertPayment(
  tx: Tx,
  payment: Pick<
    Payment,
    | "id"
    | "booking_id"
    | "user_id"
    | "organization_id"
    | "provider"
    | "amount"
    | "currency"
    | "expires_at"
    | "booking_version"
  >,
  now: Date,
): Promise<Payment | undefined> {
  const {
    id,
    booking_id,
    user_id,
    organization_id,
    provider,
    amount,
    currency,
    expires_at,
    booking_version,
  } = payment;
  return (await insertOne.one(
    tx,
    id,
    booking_id,
    user_id,
    organization_id,
    provider,
    amount,
    currency,
    expires_at,
    booking_version,
    now,
  )) as Payment | undefined;
}

export const findPayment = async (h: Handle, id: string) => (await findOne.one(h, id)) as Payment | undefined;
export const findPaymentOfIntent = async (h: Handle, provider: string, provider_payment_id: string) =>
  (await findForIntent.one(h, provider, provider_payment_id)) as Payment | undefined;
export const listPaymentsOfBooking = async (h: Handle, booking_id: string) =>
  (await findForBooking.all(h, booking_id)) as Payment[];
/** Locks all payments of a booking before anything about one of them changes or is said. */
export const lockPaymentsOfBooking = async (tx: Tx, booking_id: string) =>
  (await lockForBooking.all(tx, booking_id)) as Payment[];

/** Writes everything that may change; the caller holds the lock. @returns the payment with its new version */
export function savePayment(tx: Tx, payment: Payment, now: Date): Payment {
  const p = payment;
  saveOne.send(
    tx,
    p.id,
    p.provider_payment_id,
    p.status,
    p.amount,
    p.currency,
    p.revision,
    p.captured_amount,
    p.refunded_amount,
    p.method_label,
    p.failed_attempt,
    p.expires_at,
    p.booking_version,
    p.closed_at,
    p.succeeded_at,
    p.next_check_at,
    p.traceparent,
    now,
  );
  return { ...payment, version: payment.version + 1, updated_at: now };
}

/** Takes those that are due to be asked about, oldest first; others leave them alone until the lease ends. */
export const claimDuePayments = async (h: Handle, now: Date, lease_until: Date, limit: number) =>
  (await claimDue.all(h, now, lease_until, limit)) as Payment[];

/** Where a page of payments ended, and how many are wanted. */
export interface Page {
  before: { created_at: Date; id: string } | null;
  limit: number;
}
const valuesOf = ({ before, limit }: Page) => [before?.created_at ?? null, before?.id ?? null, limit];

/** Newest first. */
export const paymentsOfUser = async (h: Handle, user_id: string, page: Page) =>
  (await listForUser.all(h, user_id, ...valuesOf(page))) as Payment[];
/** Newest first. */
export const paymentsOfOrganization = async (h: Handle, organization_id: string, page: Page) =>
  (await listForOrganization.all(h, organization_id, ...valuesOf(page))) as Payment[];
/** Those that a person has to look at, of one organization or of all; newest first. */
export const paymentsNeedingAttention = async (h: Handle, organization_id: string | null, page: Page) =>
  (await listUnsettled.all(h, organization_id, ...valuesOf(page))) as Payment[];

/** Forgets whose payments they were. @returns their ids */
export const erasePayer = async (tx: Tx, user_id: string) =>
  (await erasePerson.all(tx, user_id)).map((row) => row.id);
