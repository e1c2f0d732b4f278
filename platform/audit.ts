import type { Clock } from "./clock.ts";
import type { Tx } from "./db/transaction.ts";
import { sql } from "./db/sql.ts";
import { newId } from "./ids.ts";
import { currentTrace } from "./trace.ts";

const insertAudit = sql(
  {},
  `insert into audit (id, at, actor, action, object, organization_id, before, after, correlation_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

export interface AuditEntry {
  /** `user:<id>`, `service:payment`, `system` */
  actor: string;
  /** `payment.refund`, `membership.change` … */
  action: string;
  /** `payment:<id>` */
  object: string;
  organization_id?: string;
  /** States and amounts, never personal data. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/** Notes a money or privileged action in the transaction that does it. */
export function audit(tx: Tx, clock: Clock, entry: AuditEntry): void {
  const json = (value: Record<string, unknown> | undefined) => (value ? JSON.stringify(value) : null);
  insertAudit.send(
    tx,
    newId(),
    clock.now(),
    entry.actor,
    entry.action,
    entry.object,
    entry.organization_id ?? null,
    json(entry.before),
    json(entry.after),
    currentTrace()?.correlation_id ?? null,
  );
}
