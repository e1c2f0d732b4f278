import type { Capture, Dispute, Order, Refund } from "../paypal/objects.ts";
import { documents, finder } from "./documents.ts";
import type { Store } from "./open-store.ts";
import type { Page, PageRequest } from "./paging.ts";
import { cutPage } from "./paging.ts";
import { openSettlements } from "./settlements.ts";

export type PayPalObjects = ReturnType<typeof openPayPalObjects>;

/** Orders, captures, refunds and disputes: one JSON document a row. */
export function openPayPalObjects(store: Store) {
  const { db } = store;
  const newest = db.prepare("select body from paypal_orders order by seq desc limit ?");
  const newestRefunds = db.prepare("select body from paypal_refunds order by seq desc limit ?");
  const newestDisputes = db.prepare("select body from paypal_disputes order by seq desc limit ?");
  const pageOfDisputes = db.prepare(
    "select seq, body from paypal_disputes where created_ms >= ? and seq < ? order by seq desc limit ?",
  );
  const pageOfCaptures = db.prepare(
    "select seq, body from paypal_captures where seq < ? order by seq desc limit ?",
  );
  const list = <T>(statement: typeof newest, limit: number): T[] =>
    (statement.all(limit) as unknown as { body: string }[]).map((row) => JSON.parse(row.body) as T);
  return {
    orders: {
      ...documents<Order>(store, "paypal_orders", () => ({})),
      newest: (limit: number): Order[] => list<Order>(newest, limit),
    },
    captures: {
      ...documents<Capture>(store, "paypal_captures", (capture) => ({ order_id: capture.order_id })),
      /** Newest first. */
      page: ({ before, limit }: PageRequest): Page<Capture> =>
        cutPage(
          pageOfCaptures.all(before, limit + 1) as unknown as { seq: number; body: string }[],
          limit,
          ({ body }) => JSON.parse(body) as Capture,
        ),
      ofOrder: finder<Capture>(store, "select body from paypal_captures where order_id = ? order by seq"),
    },
    refunds: {
      ...documents<Refund>(store, "paypal_refunds", (refund) => ({ capture_id: refund.capture_id })),
      newest: (limit: number): Refund[] => list<Refund>(newestRefunds, limit),
      ofCapture: finder<Refund>(store, "select body from paypal_refunds where capture_id = ? order by seq"),
    },
    disputes: {
      ...documents<Dispute>(store, "paypal_disputes", ({ capture_id, created_ms }) => ({
        capture_id,
        created_ms,
      })),
      newest: (limit: number): Dispute[] => list<Dispute>(newestDisputes, limit),
      ofCapture: finder<Dispute>(
        store,
        "select body from paypal_disputes where capture_id = ? order by seq desc",
      ),
      /** Those opened from then on, newest first. */
      page: (from_ms: number, { before, limit }: PageRequest): Page<Dispute> =>
        cutPage(
          pageOfDisputes.all(from_ms, before, limit + 1) as unknown as { seq: number; body: string }[],
          limit,
          ({ body }) => JSON.parse(body) as Dispute,
        ),
    },
    settlements: openSettlements<SettlementKind>(store, "paypal_settlements"),
    idempotency: {
      get: db.prepare("select path, fingerprint, status, body from paypal_idempotency where key = ?"),
      put: db.prepare(
        "insert into paypal_idempotency (key, path, fingerprint, status, body, created_ms) values (?, ?, ?, ?, ?, ?)",
      ),
      prune: db.prepare("delete from paypal_idempotency where created_ms < ?"),
    },
    keys: {
      get: db.prepare("select pem from paypal_keys where name = ?"),
      put: db.prepare("insert into paypal_keys (name, pem) values (?, ?)"),
    },
  };
}

/** What happens at PayPal by itself a little later. */
export type SettlementKind = "capture_completes" | "capture_is_denied" | "refund_completes" | "refund_fails";
