import assert from "node:assert/strict";
import pg from "pg";
import { type Columns, statements } from "../db/sql.ts";

type Field = { name: string; dataTypeID: number };

/** The parts of pg's connection that describe a statement without running it. */
interface Wire {
  parse(query: { name: string; text: string; types: number[] }): void;
  describe(what: { type: "S"; name: string }): void;
  sync(): void;
}

/**
 * Prepares every statement that the loaded modules declared for this database and compares the columns that
 * PostgreSQL announces with the declared ones: a typo in SQL or a wrong row type fails here, not at night.
 * @returns how many there were
 */
export async function checkStatements(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ oid: number; typname: string }>("select oid, typname from pg_type");
    const types = new Map(rows.map((row) => [row.oid, row.typname]));
    let checked = 0;
    for (const statement of statements) {
      const fields = await describe(client, statement.text);
      const found = Object.fromEntries(fields.map((field) => [field.name, types.get(field.dataTypeID)]));
      assert.deepEqual(sorted(found), sorted(declared(statement.columns)), `columns of: ${statement.text}`);
      checked++;
    }
    return checked;
  } finally {
    await client.end();
  }
}

/** Goes through pg's own queue as what it calls a submittable. */
function describe(client: pg.Client, text: string): Promise<Field[]> {
  return new Promise((resolve, reject) => {
    let fields: Field[] = [];
    const query = {
      submit(wire: Wire) {
        wire.parse({ name: "", text, types: [] });
        wire.describe({ type: "S", name: "" });
        wire.sync();
      },
      handleRowDescription: (message: { fields: Field[] }) => (fields = message.fields),
      handleReadyForQuery: () => resolve(fields),
      handleError: (error: Error) => reject(new Error(`${error.message} in: ${text}`)),
    };
    client.query(query as unknown as pg.Submittable);
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

const sorted = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => a.localeCompare(b)));
