import type { Tx } from "../../../platform/db/transaction.ts";
import { type Handle, sql } from "../../../platform/db/sql.ts";

const insertOne = sql(
  {},
  `insert into captures (provider, provider_payment_id, payment_id, capture_id, amount, currency, accepted, captured_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (provider, provider_payment_id) do nothing`,
);
const findOne = sql(
  { payment_id: "uuid", capture_id: "text?", amount: "int8", currency: "text", accepted: "bool" },
  "select payment_id, capture_id, amount, currency, accepted from captures where provider = $1 and provider_payment_id = $2",
);

export interface Capture {
  provider: string;
  provider_payment_id: string;
  payment_id: string;
  /** The provider's own id of this money. */
  capture_id: string | null;
  amount: number;
  currency: string;
  /** False: it is sent back and never counts as paid. */
  accepted: boolean;
}

/** Notes money that came in. @returns false when it was known: whatever follows from it has been done */
export async function insertCapture(tx: Tx, capture: Capture, now: Date): Promise<boolean> {
  const { provider, provider_payment_id, payment_id, capture_id, amount, currency, accepted } = capture;
  return (
    (await insertOne.run(
      tx,
      provider,
      provider_payment_id,
      payment_id,
      capture_id,
      amount,
      currency,
      accepted,
      now,
    )) === 1
  );
}

export const findCapture = (h: Handle, provider: string, provider_payment_id: string) =>
  findOne.one(h, provider, provider_payment_id);
