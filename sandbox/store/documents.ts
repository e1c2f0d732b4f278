import type { Store } from "./open-store.ts";

/** One JSON document a row, by id, with the columns it is looked for by. */
export function documents<T extends { id: string }>(
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

/** All documents that a statement finds by one id. */
export function finder<T>(store: Store, sql: string) {
  const select = store.db.prepare(sql);
  return (id: string): T[] =>
    (select.all(id) as unknown as { body: string }[]).map((row) => JSON.parse(row.body) as T);
}
