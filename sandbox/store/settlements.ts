import type { Store } from "./open-store.ts";

/** What happens at a vendor by itself a little later. */
export type Settlement<Kind extends string> = { seq: number; kind: Kind; object_id: string };

export function openSettlements<Kind extends string>(store: Store, table: string) {
  const insert = store.db.prepare(`insert into ${table} (kind, object_id, due_ms) values (?, ?, ?)`);
  const due = store.db.prepare(
    `select seq, kind, object_id from ${table} where due_ms <= ? order by due_ms limit 50`,
  );
  const remove = store.db.prepare(`delete from ${table} where seq = ?`);
  const next = store.db.prepare(`select min(due_ms) as due_ms from ${table}`);
  return {
    add: (kind: Kind, objectId: string, dueMs: number): void => void insert.run(kind, objectId, dueMs),
    due: (now: number): Settlement<Kind>[] => due.all(now) as unknown as Settlement<Kind>[],
    remove: (seq: number): void => void remove.run(seq),
    nextDueMs: (): number | null => (next.get() as { due_ms: number | null }).due_ms,
  };
}
