import type { Charge, Dispute, Intent, PaymentMethod, Refund } from "../stripe/objects.ts";
import { documents, finder } from "./documents.ts";
import type { Store } from "./open-store.ts";
import { openSettlements } from "./settlements.ts";

/** Which part of a list is wanted: neighbours of an object by id, `created` in Unix seconds, newest first. */
export type ListQuery = {
  limit: number;
  starting_after: string | null;
  ending_before: string | null;
  created: { gt?: number; gte?: number; lt?: number; lte?: number };
};

export type StripeObjects = ReturnType<typeof openStripeObjects>;

/** Intents, charges, refunds, disputes and payment methods: one JSON document a row, with the columns lists are cut by. */
export function openStripeObjects(store: Store) {
  const { db } = store;
  return {
    intents: {
      ...documents<Intent>(store, "intents", (intent) => ({ created: intent.created })),
      list: lister(store, "intents", (body) => JSON.parse(body) as Intent),
    },
    charges: {
      ...documents<Charge>(store, "charges", (charge) => ({ intent_id: charge.payment_intent })),
      ofIntent: finder<Charge>(store, "select body from charges where intent_id = ? order by seq desc"),
    },
    refunds: {
      ...documents<Refund>(store, "refunds", (refund) => ({
        intent_id: refund.payment_intent,
        charge_id: refund.charge,
        created: refund.created,
      })),
      list: lister(store, "refunds", (body) => JSON.parse(body) as Refund),
      ofCharge: finder<Refund>(store, "select body from refunds where charge_id = ? order by seq desc"),
    },
    disputes: {
      ...documents<Dispute>(store, "disputes", (dispute) => ({ created: dispute.created })),
      list: lister(store, "disputes", (body) => JSON.parse(body) as Dispute),
    },
    methods: documents<PaymentMethod>(store, "payment_methods", () => ({})),
    settlements: openSettlements<SettlementKind>(store, "settlements"),
    idempotency: {
      get: db.prepare("select path, fingerprint, status, body, request_id from idempotency where key = ?"),
      put: db.prepare(
        "insert into idempotency (key, path, fingerprint, status, body, request_id, created_ms) values (?, ?, ?, ?, ?, ?, ?)",
      ),
      /** Stripe forgets keys after a day. */
      prune: db.prepare("delete from idempotency where created_ms < ?"),
    },
  };
}

/** Cuts a list as Stripe's do. Null: the neighbour named in `starting_after` or `ending_before` does not exist. */
function lister<T>(store: Store, table: string, parse: (body: string) => T) {
  const seqOf = store.db.prepare(`select seq from ${table} where id = ?`);
  return (query: ListQuery, filter: Record<string, string>): { data: T[]; has_more: boolean } | null => {
    const conditions: string[] = [];
    const values: (string | number)[] = [];
    const where = (sql: string, value: string | number | undefined): void => {
      if (value === undefined) return;
      conditions.push(sql);
      values.push(value);
    };
    const neighbour = query.starting_after ?? query.ending_before;
    if (neighbour !== null) {
      const row = seqOf.get(neighbour) as { seq: number } | undefined;
      if (!row) return null;
      where(query.starting_after === null ? "seq > ?" : "seq < ?", row.seq);
    }
    where("created > ?", query.created.gt);
    where("created >= ?", query.created.gte);
    where("created < ?", query.created.lt);
    where("created <= ?", query.created.lte);
    for (const [column, value] of Object.entries(filter)) where(`${column} = ?`, value);
    const order = query.ending_before === null ? "desc" : "asc";
    const sql = `select body from ${table} ${conditions.length > 0 ? `where ${conditions.join(" and ")}` : ""} order by seq ${order} limit ?`;
    const rows = store.db.prepare(sql).all(...values, query.limit + 1) as unknown as { body: string }[];
    const data = rows.slice(0, query.limit).map((row) => parse(row.body));
    return {
      data: query.ending_before === null ? data : data.reverse(),
      has_more: rows.length > query.limit,
    };
  };
}

/** What happens at Stripe by itself a little later. */
export type SettlementKind = "intent_settles" | "refund_succeeds" | "refund_fails";
