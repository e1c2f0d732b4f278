import { resolve } from "node:path";
import pg from "pg";
import { startEmbedded } from "../platform/db/embedded/start.ts";
import { statements } from "../platform/db/sql.ts";
import { system } from "../system.ts";
import { PAST } from "./past.ts";
import { say } from "./output.ts";

/**
 * `npm run bench:explain [-- folder]`: every statement of the product, planned on the past that `bench/past.ts` made. Names
 * those that read a large table from one end to the other: cost must not grow with history.
 */
const LARGE = 20_000;

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  Plans?: Plan[];
}

for (const entry of system) await entry.load();
await using postgres = await openPast(resolve(process.argv[2] ?? PAST));
let checked = 0;
let found = 0;
for (const { name } of system) {
  const client = new pg.Client({ connectionString: postgres.url(`${name}_db`) });
  try {
    await client.connect();
  } catch {
    continue;
  }
  const { rows } = await client.query<{ relname: string }>(
    "select relname from pg_class where relkind = 'r' and reltuples > $1",
    [LARGE],
  );
  const large = new Set(rows.map(({ relname }) => relname));
  // Of rows that are under way, not of history.
  const partial = await client.query<{ name: string }>(
    "select indexrelid::regclass::text as name from pg_index where indpred is not null",
  );
  const small = new Set(partial.rows.map(({ name: index }) => index));
  for (const { text } of statements) {
    const plan = await planOf(client, text);
    if (!plan) continue;
    checked++;
    const scanned = scansOf(plan, small).filter((table) => large.has(table));
    if (scanned.length === 0) continue;
    found++;
    process.stdout.write(`${name}: all of ${scanned.join(", ")}\n    ${text.replaceAll(/\s+/g, " ")}\n`);
  }
  await client.end();
}
say(`${checked} statements planned, ${found} read a large table from one end to the other`);

async function openPast(data_dir: string) {
  const server = await startEmbedded({ data_dir });
  return { ...server, [Symbol.asyncDispose]: () => server.stop() };
}

/** @returns undefined for a statement of another service */
async function planOf(client: pg.Client, text: string): Promise<Plan | undefined> {
  try {
    const { rows } = await client.query(`explain (generic_plan, format json) ${text}`);
    return rows[0]["QUERY PLAN"][0].Plan as Plan;
  } catch {
    return undefined;
  }
}

/** Tables that are read whole, by themselves or through a whole index without a condition. */
function scansOf(plan: Plan, small: Set<string>): string[] {
  const type = plan["Node Type"];
  const whole =
    type === "Seq Scan" ||
    (/Index.* Scan$/.test(type) && plan["Index Cond"] === undefined && !small.has(plan["Index Name"] ?? ""));
  return [
    ...(whole && plan["Relation Name"] ? [plan["Relation Name"]] : []),
    ...(plan.Plans ?? []).flatMap((part) => scansOf(part, small)),
  ];
}
