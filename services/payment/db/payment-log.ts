import type { Clock } from "../../../platform/clock.ts";
import type { Database } from "../../../platform/db/database.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import { sql } from "../../../platform/db/sql.ts";
import { evenLate } from "../../../platform/deadline.ts";
import { newId } from "../../../platform/ids.ts";
import type { Log } from "../../../platform/log.ts";
import type { Answer, Call, Journal } from "../vendors/journal.ts";
import type { Happening } from "../vendors/vendor.ts";

// Rows travel as JSON under their columns' names; what is not named is null.
const insertEntry = sql(
  {},
  "insert into payment_log select * from jsonb_populate_record(null::payment_log, $1::jsonb)",
);
const closeEntry = sql(
  {},
  `update payment_log set outcome = $2, status_code = $3, error_code = $4, duration_ms = $5,
     provider_payment_id = coalesce($6, provider_payment_id), provider_refund_id = coalesce($7, provider_refund_id) where id = $1`,
);

/** The transaction log as the providers' wrapping writes it. */
export function openJournal(db: Database, clock: Clock, log: Log): Journal {
  const entryOf = (id: string, call: Call, answer: Partial<Answer> = {}) =>
    JSON.stringify({ id, at: clock.now(), direction: "out", ...call, outcome: "open", ...answer });
  // What the provider did is done: a log that cannot be written must not hide it.
  const unwritten = (error: unknown) => log.error({ error }, "the answer of a provider could not be logged");
  return {
    async begin(call) {
      const id = newId();
      await insertEntry.run(call.operation === "create_intent" ? db.relaxed : db, entryOf(id, call));
      return id;
    },
    async end(id, answer) {
      const { outcome, status_code, error_code, duration_ms } = answer;
      const ids = [answer.provider_payment_id ?? null, answer.provider_refund_id ?? null];
      await evenLate(() =>
        closeEntry.run(db.relaxed, id, outcome, status_code, error_code, duration_ms, ...ids),
      ).catch(unwritten);
    },
    async note(call, answer) {
      await evenLate(() => insertEntry.run(db.relaxed, entryOf(newId(), call, answer))).catch(unwritten);
    },
  };
}

export function logWebhook(tx: Tx, provider: string, happening: Happening, now: Date): void {
  const { type, provider_payment_id, provider_refund_id, amount, currency } = happening;
  const entry = { provider, operation: type, provider_payment_id, provider_refund_id, amount, currency };
  insertEntry.send(tx, JSON.stringify({ ...entry, id: newId(), at: now, direction: "in", outcome: "ok" }));
}
