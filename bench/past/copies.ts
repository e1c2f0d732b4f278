import type pg from "pg";

/** The rows of one purchase that was made through the API: what the past is copied from. */
export interface Sample {
  organization_id: string;
  event_id: string;
  performance_id: string;
  zone_id: string;
  ticket_type_id: string;
  booking_id: string;
  /** The one place of the booking. */
  place_id: string;
}

/** How far back the past goes and how much there is of it. */
export interface Extent {
  bookings: number;
  begins: Date;
  step_ms: number;
}

/** Bookings of one performance; every other booking has two places. */
export const BOOKINGS_A_PERFORMANCE = 1_250;
export const PLACES_A_PERFORMANCE = BOOKINGS_A_PERFORMANCE + BOOKINGS_A_PERFORMANCE / 2;
const PERFORMANCES_AN_EVENT = 4;
const DAYS_BEFORE = 20;
export const ORGANIZATIONS = 10;

export const placesOf = ({ bookings }: Extent) => bookings + bookings / 2;
export const performancesOf = ({ bookings }: Extent) => bookings / BOOKINGS_A_PERFORMANCE;
export const eventsOf = (extent: Extent) => performancesOf(extent) / PERFORMANCES_AN_EVENT;

/**
 * The past is a formula: everything about booking n follows from n, so that seven databases agree without asking each
 * other. `n` is a booking, `k` a place, `p` a performance, `e` an event.
 */
export async function defineFormulas(client: pg.Client, { begins, step_ms }: Extent): Promise<void> {
  // Stable, and each argument used once where it is long: only then PostgreSQL takes the body in, which is ten times as fast.
  const define = (head: string, body: string) =>
    client.query(`create function pg_temp.${head} language sql stable as $$ select ${body} $$`);
  await define(
    "at(n bigint) returns timestamptz",
    `'${begins.toISOString()}'::timestamptz + n * interval '${step_ms} milliseconds'`,
  );
  // Version 7, with the time of the booking: new rows come at the end of an index, as they did in reality.
  await define(
    "id(kind text, n bigint) returns uuid",
    `('0' || to_hex((${begins.getTime()} + n * ${step_ms})::bigint) || kind || to_hex((hashint8extended(n, 7) & ${2n ** 56n - 1n}) + ${2n ** 56n}))::uuid`,
  );
  await define("booking_of(k bigint) returns bigint", "k * 2 / 3");
  await define("first_place(n bigint) returns bigint", "(n * 3 + 1) / 2");
  await define("performance_of(k bigint) returns bigint", `k / ${PLACES_A_PERFORMANCE}`);
  await define("event_of(p bigint) returns bigint", `p / ${PERFORMANCES_AN_EVENT}`);
  await define("organization_of(e bigint) returns bigint", `e % ${ORGANIZATIONS}`);
  await define(
    "opens(p bigint) returns timestamptz",
    `pg_temp.at((p + 1) * ${BOOKINGS_A_PERFORMANCE}) + interval '${DAYS_BEFORE} days'`,
  );
  await define("expired(n bigint) returns boolean", "n % 12 = 5");
  await define("refunded(n bigint) returns boolean", "n % 50 = 8 and n % 12 <> 5");
  await define("sold(n bigint) returns boolean", "n % 12 <> 5 and n % 50 <> 8");
  await define(
    "over(n bigint) returns boolean",
    "pg_temp.opens(pg_temp.performance_of(pg_temp.first_place(n))) < now()",
  );
}

/**
 * Copies the sample's rows of a table once for each number: columns that are not named are taken over as they are, so
 * that a new column of the product needs nothing here.
 * @param where which rows are the sample, `s` being the table; none or several are fine
 * @param changes column to expression over `s` and `n`
 */
export async function copy(
  client: pg.Client,
  table: string,
  where: string,
  numbers: { from: number; to: number; only?: string },
  changes: Record<string, string>,
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = ''`,
    [table],
  );
  const columns = rows.map(({ name }) => name);
  const unknown = Object.keys(changes).filter((name) => !columns.includes(name));
  if (unknown.length > 0) throw new Error(`${table} has no ${unknown.join(", ")}`);
  const values = columns.map((name) => changes[name] ?? `s.${name}`);
  await client.query(
    `insert into ${table} (${columns.join(", ")})
     select ${values.join(", ")} from generate_series(${numbers.from}::bigint, ${numbers.to - 1}) as n
     cross join (select * from ${table} as s where ${where}) as s where ${numbers.only ?? "true"} order by n`,
  );
}

const KINDS = [
  "organization",
  "event",
  "performance",
  "zone",
  "section",
  "type",
  "place",
  "hold",
  "ticket",
  "user",
  "session",
  "booking",
  "item",
  "payment",
  "audit",
  "receipt",
  "confirmation",
  "reminder",
] as const;

/** The id of the nth of a kind. @param n an SQL expression */
export const id = (kind: (typeof KINDS)[number], n: string) =>
  `pg_temp.id('7${(0xa00 + KINDS.indexOf(kind)).toString(16)}8', ${n})`;

/** SQL text, inside quotes. */
export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A JSON column of the sample, with ids replaced. */
export const replaced = (column: string, ids: [from: string, to: string][]) =>
  `${ids.reduce((text, [from, to]) => `replace(${text}, ${quoted(from)}, (${to})::text)`, `s.${column}::text`)}::jsonb`;
