import type { FaultVendor, Faults } from "./faults.ts";
import type { Store } from "./open-store.ts";
import type { Page, PageRequest } from "./paging.ts";
import { cutPage } from "./paging.ts";

/** What the list shows of one webhook; `attempts` counts every copy that was sent. */
export type WebhookItem = {
  id: string;
  vendor: string;
  type: string;
  object_id: string;
  attempts: number;
  delivered: boolean;
  dropped: boolean;
  last_status: number | null;
  last_error: string | null;
  next_attempt_at: string | null;
  created_at: string;
};

/** What the deliverer needs of a webhook that is due. */
export type DueWebhook = {
  id: string;
  vendor: FaultVendor;
  chain: string;
  payload: string;
  copies: number;
  attempts: number;
  due_ms: number;
};

/** `retry_ms` null: it is over, whether delivered or given up. */
export type Outcome = { ok: boolean; status: number | null; error: string | null; retry_ms: number | null };

export type NewWebhook = {
  id: string;
  vendor: FaultVendor;
  type: string;
  object_id: string;
  /** Webhooks of one chain (a payment and its refunds) leave one after the other. */
  chain: string;
  payload: string;
};

type Row = Omit<WebhookItem, "delivered" | "dropped" | "next_attempt_at" | "created_at"> & {
  seq: number;
  delivered: number;
  dropped: number;
  due_ms: number | null;
  created_ms: number;
};

export type Webhooks = ReturnType<typeof openWebhooks>;

const LISTED =
  "seq, id, vendor, type, object_id, attempts, delivered, dropped, last_status, last_error, due_ms, created_ms";
const DEFAULT_DELAY_MS = 5_000;
const DEFAULT_REORDER_WINDOW_MS = 2_000;
const COPIES = 5;
const KEPT = 20_000;

/** The webhooks that were and are to be sent, with the faults that concern them applied when they are written. */
export function openWebhooks(store: Store, faults: Faults, clock: () => number) {
  const statements = prepareStatements(store);
  let written = 0;
  let window = { ends_ms: 0, members: 0 };

  /** In a window the later webhook gets the earlier due time, so the window leaves in reversed order. */
  function reorderedDue(now: number, windowMs: number): number {
    if (now >= window.ends_ms - window.members) window = { ends_ms: now + windowMs, members: 0 };
    window.members += 1;
    return window.ends_ms - window.members;
  }

  return {
    /** Writes the webhook down; call it in the transaction of the change it tells of. */
    add(webhook: NewWebhook): void {
      const now = clock();
      const { id, vendor, type, object_id, chain, payload } = webhook;
      const dropped = faults.take(vendor, ["drop_webhooks"]) !== null;
      const late = dropped ? null : faults.take(vendor, ["delay_webhooks"]);
      const shuffled = dropped ? null : faults.take(vendor, ["reorder_webhooks"]);
      const copies = !dropped && faults.take(vendor, ["duplicate_webhooks"]) ? COPIES : 1;
      let due: number | null = dropped ? null : now;
      if (late) due = now + (late.delay_ms ?? DEFAULT_DELAY_MS);
      if (shuffled) due = reorderedDue(due ?? now, shuffled.delay_ms ?? DEFAULT_REORDER_WINDOW_MS);
      if (++written % 500 === 0) statements.prune.run(KEPT);
      statements.insert.run(id, vendor, type, object_id, chain, payload, copies, dropped ? 1 : 0, due, now);
    },
    /** Those of these vendors. */
    due: (limit: number, vendors: readonly FaultVendor[]): DueWebhook[] =>
      statements.due.all(clock(), JSON.stringify(vendors), limit) as unknown as DueWebhook[],
    nextDueMs: (vendors: readonly FaultVendor[]): number | null =>
      (statements.next.get(JSON.stringify(vendors)) as { due_ms: number | null }).due_ms,
    /** Notes what became of sending it. A resend that was asked for meanwhile keeps its own due time. */
    settle(sent: DueWebhook, outcome: Outcome): void {
      const { status, error, ok, retry_ms } = outcome;
      statements.settle.run(sent.copies, ok ? 1 : 0, status, error, sent.due_ms, retry_ms, sent.id);
    },
    /** Sends it once more, whatever became of it. False: there is none with this id. */
    resend: (id: string): boolean => statements.resend.run(clock(), id).changes > 0,
    get(id: string): WebhookItem | null {
      const row = statements.get.get(id) as unknown as Row | undefined;
      return row ? toItem(row) : null;
    },
    list: (page: PageRequest): Page<WebhookItem> =>
      cutPage(statements.list.all(page.before, page.limit + 1) as unknown as Row[], page.limit, toItem),
  };
}

function prepareStatements(store: Store) {
  const { db } = store;
  return {
    insert: db.prepare(
      `insert into webhooks (id, vendor, type, object_id, chain, payload, copies, dropped, due_ms, created_ms)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    due: db.prepare(
      `select id, vendor, chain, payload, copies, attempts, due_ms from webhooks
       where due_ms <= ? and vendor in (select value from json_each(?)) order by due_ms, seq limit ?`,
    ),
    next: db.prepare(
      `select min(due_ms) as due_ms from webhooks
       where due_ms is not null and vendor in (select value from json_each(?))`,
    ),
    settle: db.prepare(
      `update webhooks set attempts = attempts + ?, delivered = max(delivered, ?), copies = 1, last_status = ?,
         last_error = ?, due_ms = case when due_ms = ? then ? else due_ms end where id = ?`,
    ),
    resend: db.prepare("update webhooks set due_ms = ?, dropped = 0 where id = ?"),
    prune: db.prepare(
      "delete from webhooks where due_ms is null and seq <= (select max(seq) from webhooks) - ?",
    ),
    get: db.prepare(`select ${LISTED} from webhooks where id = ?`),
    list: db.prepare(`select ${LISTED} from webhooks where seq < ? order by seq desc limit ?`),
  };
}

function toItem(row: Row): WebhookItem {
  const { id, vendor, type, object_id, attempts, last_status, last_error } = row;
  return {
    id,
    vendor,
    type,
    object_id,
    attempts,
    delivered: row.delivered === 1,
    dropped: row.dropped === 1,
    last_status,
    last_error,
    next_attempt_at: row.due_ms === null ? null : new Date(row.due_ms).toISOString(),
    created_at: new Date(row.created_ms).toISOString(),
  };
}
