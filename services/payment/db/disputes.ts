import type { Tx } from "../../../platform/db/transaction.ts";
import { type Handle, type RowOf, sql } from "../../../platform/db/sql.ts";
import type { DisputeStatus, ProviderDispute } from "../domain/dispute.ts";

const COLUMNS = {
  provider: "text",
  provider_dispute_id: "text",
  payment_id: "uuid",
  amount: "int8",
  currency: "text",
  status: "text",
  reason: "text",
  created_at: "timestamptz",
} as const;
const ALL = Object.keys(COLUMNS).join(", ");

export type Dispute = Omit<RowOf<typeof COLUMNS>, "status"> & { status: DisputeStatus };

const findOne = sql(COLUMNS, `select ${ALL} from disputes where provider = $1 and provider_dispute_id = $2`);
const saveOne = sql(
  {},
  `insert into disputes (provider, provider_dispute_id, payment_id, amount, currency, status, reason, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
   on conflict (provider, provider_dispute_id) do update set amount = excluded.amount, status = excluded.status, updated_at = excluded.updated_at`,
);
const listOfPayments = sql(
  COLUMNS,
  `select ${ALL} from disputes where payment_id = any($1::uuid[]) order by payment_id, created_at`,
);

const listUndecided = sql(
  { provider_dispute_id: "text" },
  `select provider_dispute_id from disputes where provider = $1 and status in ('INQUIRY', 'OPEN')
   order by created_at limit 1000`,
);

export const findDispute = async (h: Handle, provider: string, id: string) =>
  (await findOne.one(h, provider, id)) as Dispute | undefined;
export const disputesOfPayment = async (h: Handle, payment_id: string) =>
  (await listOfPayments.all(h, [payment_id])) as Dispute[];
/** The disputes of several payments, by payment. */
export const disputesByPayment = async (h: Handle, payment_ids: string[]) =>
  Map.groupBy((await listOfPayments.all(h, payment_ids)) as Dispute[], ({ payment_id }) => payment_id);
/** The ids of those that nobody has decided, oldest first. */
export const undecidedDisputes = async (h: Handle, provider: string) =>
  (await listUndecided.all(h, provider)).map((row) => row.provider_dispute_id);
/** Notes how a dispute stands; the caller holds the payment's lock. */
export const saveDispute = (tx: Tx, provider: string, payment_id: string, seen: ProviderDispute, now: Date) =>
  saveOne.run(tx, provider, seen.id, payment_id, seen.amount, seen.currency, seen.status, seen.reason, now);
