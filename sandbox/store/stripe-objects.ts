import type { Charge, Intent, PaymentMethod, Refund } from "../stripe/objects.ts";
import type { Store } from "./open-store.ts";

/** Which part of a list is wanted: neighbours of an object by id, `created` in Unix seconds, newest first. */
export type ListQuery = {
  limit: number;
  starting_after: string | null;
  ending_before: string | null;
  created: { gt?: number; gte?: number; lt?: number; lte?: number };
};

export type StripeObjects = ReturnType<typeof openStripeObjects>;

/** Intents, charges, refunds and payment methods: one JSON document a row, with the columns lists are cut by. */
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
    methods: documents<PaymentMethod>(store, "payment_methods", () => ({})),
    settlements: openSettlements(store),
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

function documents<T extends { id: string }>(
  store: Store,
  table: string,
  columns: (document: T) => Record<string, string | number>,
) {
  const get = store.db.prepare(`select body from ${table} where id = ?`);
  const update = store.db.prepare(`update ${table} set body = ? where id = ?`);
  const inserts = new Map<string, ReturnType<typeof store.db.prepare>>();
  return {
    get(id: string): T | null {
      const row = get.get(id) as { body: string } | undefined;
      return row ? (JSON.parse(row.body) as T) : null;
    },
    add(document: T): void {
      const extra = columns(document);
      const names = ["id", "body", ...Object.keys(extra)];
      const sql = `insert into ${table} (${names.join(", ")}) values (${names.map(() => "?").join(", ")})`;
      const insert = inserts.get(sql) ?? store.db.prepare(sql);
      inserts.set(sql, insert);
      insert.run(document.id, JSON.stringify(document), ...Object.values(extra));
    },
    save(document: T): void {
      update.run(JSON.stringify(document), document.id);
    },
  };
}

function finder<T>(store: Store, sql: string) {
  const select = store.db.prepare(sql);
  return (id: string): T[] =>
    (select.all(id) as unknown as { body: string }[]).map((row) => JSON.parse(row.body) as T);
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

/** What happens at the vendor by itself a little later. */
export type Settlement = {
  seq: number;
  kind: "intent_settles" | "refund_succeeds" | "refund_fails";
  object_id: string;
};

function openSettlements(store: Store) {
  const insert = store.db.prepare("insert into settlements (kind, object_id, due_ms) values (?, ?, ?)");
  const due = store.db.prepare(
    "select seq, kind, object_id from settlements where due_ms <= ? order by due_ms limit 50",
  );
  const remove = store.db.prepare("delete from settlements where seq = ?");
  const next = store.db.prepare("select min(due_ms) as due_ms from settlements");
  return {
    add: (kind: Settlement["kind"], objectId: string, dueMs: number): void =>
      void insert.run(kind, objectId, dueMs),
    due: (now: number): Settlement[] => due.all(now) as unknown as Settlement[],
    remove: (seq: number): void => void remove.run(seq),
    nextDueMs: (): number | null => (next.get() as { due_ms: number | null }).due_ms,
  };
}
