import { createHash } from "node:crypto";
import type { QueryResult } from "pg";

/** PostgreSQL types as they come back; a trailing ? means the column may be null. */
interface ColumnTypes {
  uuid: string;
  text: string;
  bool: boolean;
  int2: number;
  int4: number;
  int8: number;
  float8: number;
  timestamptz: Date;
  date: string;
  jsonb: unknown;
  bytea: Buffer;
  "uuid[]": string[];
  "text[]": string[];
}
export type ColumnType = keyof ColumnTypes | `${keyof ColumnTypes}?`;
export type Columns = Record<string, ColumnType>;
type ValueOf<Type extends ColumnType> = Type extends keyof ColumnTypes
  ? ColumnTypes[Type]
  : Type extends `${infer Known extends keyof ColumnTypes}?`
    ? ColumnTypes[Known] | null
    : never;
export type RowOf<C extends Columns> = { [Name in keyof C]: ValueOf<C[Name]> };

/** A prepared statement with its values. */
export interface Query {
  name: string;
  text: string;
  values: unknown[];
}

/** Anything that runs statements: the database itself or a transaction. */
export interface Handle {
  query(query: Query): Promise<QueryResult>;
}

/** One statement with the shape of its rows; a test prepares each against the migrated schema. */
export interface Statement<Row> {
  readonly text: string;
  readonly columns: Columns;
  /** All rows. */
  all(h: Handle, ...values: unknown[]): Promise<Row[]>;
  /** The one row, or undefined. */
  one(h: Handle, ...values: unknown[]): Promise<Row | undefined>;
  /** How many rows were touched. */
  run(h: Handle, ...values: unknown[]): Promise<number>;
  /** Nothing: the transaction's commit waits for it, and fails with it. */
  send(tx: { send(query: Query): void }, ...values: unknown[]): void;
}

/** Every statement of the loaded modules, for the test that checks them. */
export const statements: Statement<unknown>[] = [];

/**
 * Declares a statement once, at module level. It is prepared by name on each connection, so its text is
 * parsed and planned once.
 * @param columns what comes back, in any order; {} for statements that return nothing
 */
export function sql<const C extends Columns>(columns: C, text: string): Statement<RowOf<C>> {
  const name = createHash("sha256").update(text).digest("hex").slice(0, 24);
  const statement: Statement<RowOf<C>> = {
    text,
    columns,
    all: async (h, ...values) => (await h.query({ name, text, values })).rows as RowOf<C>[],
    one: async (h, ...values) => (await h.query({ name, text, values })).rows[0] as RowOf<C> | undefined,
    run: async (h, ...values) => (await h.query({ name, text, values })).rowCount ?? 0,
    send: (tx, ...values) => tx.send({ name, text, values }),
  };
  statements.push(statement);
  return statement;
}
