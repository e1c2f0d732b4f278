import type { Clock } from "../../../platform/clock.ts";
import type { Database, Tx } from "../../../platform/db/database.ts";
import { sql } from "../../../platform/db/sql.ts";
import { newId } from "../../../platform/ids.ts";
import type { Log } from "../../../platform/log.ts";
import type { Journal } from "../vendors/journal.ts";
import type { Happening } from "../vendors/vendor.ts";

const insertEntry = sql(
  {},
  `insert into payment_log (id, at, direction, provider, operation, payment_id, provider_payment_id, provider_refund_id, amount, currency, outcome)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
const closeEntry = sql(
  {},
  `update payment_log set outcome = $2, status_code = $3, error_code = $4, duration_ms = $5,
     provider_payment_id = coalesce($6, provider_payment_id), provider_refund_id = coalesce($7, provider_refund_id) where id = $1`,
);

/** The transaction log as the providers' wrapping writes it. */
export function openJournal(db: Database, clock: Clock, log: Log): Journal {
  return {
    async begin({
      provider,
      operation,
      payment_id,
      provider_payment_id,
      provider_refund_id,
      amount,
      currency,
    }) {
      const id = newId();
      const ids = [payment_id ?? null, provider_payment_id ?? null, provider_refund_id ?? null];
      await insertEntry.run(
        db,
        id,
        clock.now(),
        "out",
        provider,
        operation,
        ...ids,
        amount ?? null,
        currency ?? null,
        "open",
      );
      return id;
    },
    async end(
      id,
      { outcome, status_code, error_code, duration_ms, provider_payment_id, provider_refund_id },
    ) {
      // What the provider did is done: a log that cannot be written must not hide it.
      await closeEntry
        .run(
          db,
          id,
          outcome,
          status_code,
          error_code,
          duration_ms,
          provider_payment_id ?? null,
          provider_refund_id ?? null,
        )
        .catch((error: unknown) =>
          log.error({ error, log_id: id, outcome }, "the answer of a provider could not be logged"),
        );
    },
  };
}

export async function logWebhook(tx: Tx, provider: string, happening: Happening, now: Date): Promise<void> {
  const { type, provider_payment_id, provider_refund_id, amount, currency } = happening;
  await insertEntry.run(
    tx,
    newId(),
    now,
    "in",
    provider,
    type,
    null,
    provider_payment_id,
    provider_refund_id,
    amount,
    currency,
    "ok",
  );
}
