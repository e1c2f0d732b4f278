import type { Tx } from "../../../platform/db/transaction.ts";
import { type Handle, type RowOf, sql } from "../../../platform/db/sql.ts";
import type { RefundStatus } from "../domain/status.ts";

const COLUMNS = {
  id: "uuid",
  payment_id: "uuid",
  provider: "text",
  provider_payment_id: "text",
  provider_refund_id: "text?",
  amount: "int8",
  currency: "text",
  status: "text",
  reason: "text?",
  actor: "text",
  own: "bool",
  sent_at: "timestamptz?",
  created_at: "timestamptz",
} as const;
const ALL =
  "id, payment_id, provider, provider_payment_id, provider_refund_id, amount, currency, status, reason, actor, own, sent_at, created_at";

export type Refund = Omit<RowOf<typeof COLUMNS>, "status"> & { status: RefundStatus };
export type NewRefund = Pick<
  Refund,
  | "id"
  | "payment_id"
  | "provider"
  | "provider_payment_id"
  | "provider_refund_id"
  | "amount"
  | "currency"
  | "reason"
  | "actor"
  | "own"
>;

const insertOne = sql(
  COLUMNS,
  `insert into refunds (id, payment_id, provider, provider_payment_id, provider_refund_id, amount, currency, status, reason, actor, own, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, 'PENDING', $8, $9, $10, $11, $11) on conflict (id) do nothing returning ${ALL}`,
);
const findOne = sql(COLUMNS, `select ${ALL} from refunds where id = $1`);
const lockOne = sql(COLUMNS, `select ${ALL} from refunds where id = $1 for no key update`);
const findForProvider = sql(
  COLUMNS,
  `select ${ALL} from refunds where provider = $1 and provider_refund_id = $2`,
);
const sumCommitted = sql(
  { sum: "int8" },
  "select coalesce(sum(amount), 0)::bigint as sum from refunds where payment_id = $1 and own and status in ('PENDING', 'SUCCEEDED')",
);
const listPage = sql(
  COLUMNS,
  `select ${ALL} from refunds where payment_id = $1 and own and (created_at, id) > ($2::timestamptz, $3::uuid) order by created_at, id limit $4`,
);
const listForPayments = sql(
  COLUMNS,
  `select ${ALL} from refunds where payment_id = any($1::uuid[]) order by payment_id, created_at, id`,
);
// One of the same money, begun after the other had failed. What failed never changes again.
const AFTER =
  "s.payment_id = f.payment_id and s.provider_payment_id = f.provider_payment_id and s.amount >= f.amount and s.created_at >= f.updated_at";
/** Of a failed refund `f`: true when another one of so much was begun after it had failed. */
export const MADE_UP_FOR = `exists (select from refunds s where ${AFTER} and s.status in ('PENDING', 'SUCCEEDED'))`;
const findMadeUpFor = sql(
  { made_up_for: "bool" },
  `select ${MADE_UP_FOR} as made_up_for from refunds f where f.id = $1`,
);
const listFailures = sql(
  { id: "uuid" },
  `select f.id from refunds f join refunds s on ${AFTER} where s.id = $1 and f.status = 'FAILED'`,
);
const saveOne = sql(
  {},
  "update refunds set status = $2, provider_refund_id = $3, updated_at = $4 where id = $1",
);
const markSent = sql({}, "update refunds set sent_at = $2 where id = $1 and sent_at is null");
const eraseReasons = sql(
  {},
  "update refunds set reason = null, actor = case when actor = 'user:' || $2 then 'user:erased' else actor end where payment_id = any($1::uuid[]) or actor = 'user:' || $2",
);

/** Undefined when it was there already. */
export async function insertRefund(tx: Tx, refund: NewRefund, now: Date): Promise<Refund | undefined> {
  const r = refund;
  return (await insertOne.one(
    tx,
    r.id,
    r.payment_id,
    r.provider,
    r.provider_payment_id,
    r.provider_refund_id,
    r.amount,
    r.currency,
    r.reason,
    r.actor,
    r.own,
    now,
  )) as Refund | undefined;
}

export const findRefund = async (h: Handle, id: string) => (await findOne.one(h, id)) as Refund | undefined;
export const lockRefund = async (tx: Tx, id: string) => (await lockOne.one(tx, id)) as Refund | undefined;
export const findRefundOfProvider = async (h: Handle, provider: string, provider_refund_id: string) =>
  (await findForProvider.one(h, provider, provider_refund_id)) as Refund | undefined;

/** What has gone back or is on its way, of the payment's own money. The caller holds the payment's lock. */
export const committedAmount = async (tx: Tx, payment_id: string): Promise<number> =>
  (await sumCommitted.one(tx, payment_id))!.sum;

/** A failed refund needs nobody any more when another one of so much was begun after it. */
export const isMadeUpFor = async (h: Handle, { id }: Refund): Promise<boolean> =>
  (await findMadeUpFor.one(h, id))?.made_up_for ?? false;
/** The failed refunds that this one makes up for. */
export const failuresBefore = async (h: Handle, { id }: Refund) =>
  (await listFailures.all(h, id)).map((row) => row.id);

/** Oldest first, after this one. */
export const listRefundsAfter = async (
  h: Handle,
  payment_id: string,
  created_at: Date,
  id: string,
  limit: number,
) => (await listPage.all(h, payment_id, created_at, id, limit)) as Refund[];

/** The refunds of several payments, by payment, oldest first. */
export const refundsByPayment = async (h: Handle, payment_ids: string[]) =>
  Map.groupBy((await listForPayments.all(h, payment_ids)) as Refund[], ({ payment_id }) => payment_id);

export async function saveRefund(
  tx: Tx,
  id: string,
  status: RefundStatus,
  provider_refund_id: string | null,
  now: Date,
): Promise<void> {
  await saveOne.run(tx, id, status, provider_refund_id, now);
}

/** From now on the provider may have it. */
export const markRefundSent = (h: Handle, id: string, now: Date) => markSent.run(h, id, now);

/** Free words and names of an erased person. */
export const eraseRefundWords = (tx: Tx, payment_ids: string[], user_id: string) =>
  eraseReasons.run(tx, payment_ids, user_id);
