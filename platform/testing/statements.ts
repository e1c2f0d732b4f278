import assert from "node:assert/strict";
import pg from "pg";
import { type Columns, statements } from "../db/sql.ts";

/** The parts of pg's connection that describe a statement without running it. */
interface Wire extends NodeJS.EventEmitter {
  parse(query: { name: string; text: string; types: number[] }): void;
  describe(what: { type: "S"; name: string }): void;
  sync(): void;
}

/**
 * Prepares every statement that the loaded modules declared for this database and compares the columns that
 * PostgreSQL announces with the declared ones: a typo in SQL or a wrong row type fails here, not at night.
 * @param belongs tells which statements are for this database
 */
export async function checkStatements(url: string, belongs: (text: string) => boolean): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ oid: number; typname: string }>("select oid, typname from pg_type");
    const types = new Map(rows.map((row) => [Number(row.oid), row.typname]));
    const wire = (client as unknown as { connection: Wire }).connection;
    let checked = 0;
    for (const statement of statements) {
      if (!belongs(statement.text)) continue;
      const fields = await describe(wire, statement.text);
      const found = Object.fromEntries(fields.map((field) => [field.name, types.get(field.dataTypeID)]));
      assert.deepEqual(sorted(found), sorted(declared(statement.columns)), `columns of: ${statement.text}`);
      checked++;
    }
    return checked;
  } finally {
    await client.end();
  }
}

function describe(wire: Wire, text: string): Promise<{ name: string; dataTypeID: number }[]> {
  return new Promise((resolve, reject) => {
    let fields: { name: string; dataTypeID: number }[] = [];
    let failure: Error | undefined;
    const onRow = (message: { fields: typeof fields }) => (fields = message.fields);
    const onError = (error: Error) => (failure = error);
    wire.once("rowDescription", onRow);
    wire.once("errorMessage", onError);
    wire.once("readyForQuery", () => {
      wire.off("rowDescription", onRow);
      wire.off("errorMessage", onError);
      if (failure) reject(new Error(`${failure.message} in: ${text}`));
      else resolve(fields);
    });
    wire.parse({ name: "", text, types: [] });
    wire.describe({ type: "S", name: "" });
    wire.sync();
  });
}

function declared(columns: Columns): Record<string, string> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, type]) => {
      const bare = type.replace("?", "");
      return [name, bare.endsWith("[]") ? `_${bare.slice(0, -2)}` : bare];
    }),
  );
}

const sorted = (record: Record<string, unknown>) => Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => a.localeCompare(b)));
