import { spawn, spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { newId } from "../../platform/ids.ts";
import { migrate } from "../../platform/db/migrate.ts";

export const CEILING_SCRIPT = join(import.meta.dirname, "ceiling.sql");
const PLACES = 100_000;

/** The event that is sold from: ids by the names that ceiling.sql uses. */
export type Stock = Record<"event" | "performance" | "zone" | "ticket_type" | "organization" | "key", string>;

/**
 * Makes a database with the real tables of the three services that a purchase goes through, each a schema, and an
 * event to sell from.
 * @param url of a database that is made anew
 */
export async function prepareCeiling(url: string): Promise<Stock> {
  const server = new URL(url);
  const name = server.pathname.slice(1);
  server.pathname = "/postgres";
  const admin = new pg.Client({ connectionString: server.href });
  await admin.connect();
  await admin.query(`drop database if exists ${pg.escapeIdentifier(name)}`);
  await admin.end();
  for (const service of ["ticket", "booking", "payment"]) {
    // The schema is there before the tables go into it.
    await migrate(url, []);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`create schema ${service}`);
    await client.end();
    const inSchema = new URL(url);
    inSchema.searchParams.set("options", `-c search_path=${service}`);
    const folder = new URL(`../../services/${service}/db/migrations/`, import.meta.url);
    await migrate(inSchema.href, [{ scope: service, folder }]);
  }
  const stock: Stock = {
    event: newId(),
    performance: newId(),
    zone: newId(),
    ticket_type: newId(),
    organization: newId(),
    key: newId(),
  };
  const { event, performance, zone, ticket_type, organization, key } = stock;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("set search_path = ticket");
  const insert = (text: string, ...values: unknown[]) => client.query(text, values);
  await insert(
    "insert into events (id, slug, name, venue_name, time_zone, organization_id, revision) values ($1, 'e', 'e', 'v', 'Europe/Dublin', $2, 1)",
    event,
    organization,
  );
  await insert(
    "insert into performances (id, event_id, starts_at, ends_at) values ($1, $2, now() + interval '20 days', now() + interval '21 days')",
    performance,
    event,
  );
  await insert(
    "insert into zones (id, event_id, name, kind, color, capacity, rank) values ($1, $2, 'z', 'SEATED', '#000', $3, 0)",
    zone,
    event,
    PLACES,
  );
  await insert(
    "insert into ticket_types (id, event_id, name, min_per_booking, max_per_booking) values ($1, $2, 't', 1, 10)",
    ticket_type,
    event,
  );
  await insert("insert into prices values ($1, $2, $3, 6900, 'EUR', 900)", zone, ticket_type, event);
  await insert("insert into event_keys values ($1, $2, '', '', now())", key, event);
  await insert(
    `insert into places (id, performance_id, zone_id, kind, rank, row_name, label)
     select uuidv7(), $1, $2, 'SEAT', n, 'A', n::text from generate_series(1, $3) as n`,
    performance,
    zone,
    PLACES,
  );
  await client.query("create sequence next_place; ");
  await client.query("analyze");
  await client.end();
  return stock;
}

/** Purchases per second of the plain statements. */
export async function measureCeiling(
  url: string,
  stock: Stock,
  clients: number,
  seconds: number,
  script = CEILING_SCRIPT,
): Promise<number> {
  const installed = spawnSync("pgbench", ["--version"]).status === 0;
  return (installed ? withPgbench : withNode)(url, stock, clients, seconds, script);
}

async function withPgbench(
  url: string,
  stock: Stock,
  clients: number,
  seconds: number,
  script: string,
): Promise<number> {
  const variables = Object.entries(stock).flatMap(([name, value]) => ["-D", `${name}=${value}`]);
  const options = [
    "-n",
    "-M",
    "prepared",
    "-c",
    String(clients),
    "-j",
    "2",
    "-T",
    String(Math.ceil(seconds)),
  ];
  const child = spawn("pgbench", [...options, "-f", script, ...variables, url], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data: Buffer) => (output += data.toString()));
  await new Promise((resolve) => child.once("close", resolve));
  const tps = /^tps = ([\d.]+)/m.exec(output)?.[1];
  const failed = /number of failed transactions: (\d+)/.exec(output)?.[1];
  if (!tps || (failed && failed !== "0") || /aborted/.test(output)) throw new Error(output);
  return Number(tps);
}

/** Where pgbench is not installed: the same script through a bare client. */
async function withNode(
  url: string,
  stock: Stock,
  clients: number,
  seconds: number,
  script: string,
): Promise<number> {
  const statements = parse(await readFile(script, "utf8"));
  const ends = performance.now() + seconds * 1_000;
  const buyer = async (): Promise<number> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    let done = 0;
    for (; performance.now() < ends; done++) {
      const variables: Record<string, unknown> = { ...stock };
      for (const { name, text, wants, keeps } of statements) {
        const values = wants.map((want) => variables[want]);
        const { rows } = await client.query({ name, text, values });
        if (keeps) Object.assign(variables, rows[0]);
      }
    }
    await client.end();
    return done;
  };
  const counts = await Promise.all(Array.from({ length: clients }, buyer));
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

function parse(script: string) {
  const lines = script.split("\n").filter((line) => line !== "" && !line.startsWith("--"));
  return lines.map((line, at) => {
    const wants: string[] = [];
    const keeps = line.endsWith("\\gset");
    const text = line
      .replace(/\s*(?:\\gset|;)$/, "")
      .replace(/:([a-z_]\w*)/g, (_, want: string) => `$${wants.push(want)}`);
    return { name: `s${at}`, text, wants, keeps };
  });
}
