// How many whole purchases a second go through Foyer, and how that compares to the same work as plain SQL on the
// same server in the same run. npm run bench:purchase [-- --clients 1,8,32] [--seconds 15] [--profile file]
//   [--data-dir folder, as bench/past.ts made it] [--statements file]
import { fork } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { openStage } from "../test/stage.ts";
import { type Counters, prepareCounting } from "./counters.ts";
import { type BenchFoyer, startBench } from "./foyer.ts";
import { measureCeiling, prepareCeiling } from "./purchase/ceiling.ts";

/** What the load client is asked to do. */
export interface Job {
  gateway: string;
  sandbox: string;
  performance_id: string;
  ticket_type_id: string;
  places: string[];
  clients: number;
  seconds: number;
}

/** What it measured. */
export interface Report {
  seconds: number;
  latencies_ms: number[];
  errors: string[];
}

const { values: options } = parseArgs({
  options: {
    clients: { type: "string", default: "1,8,32" },
    seconds: { type: "string", default: "15" },
    profile: { type: "string" },
    statements: { type: "string" },
    "data-dir": { type: "string" },
  },
});
const seconds = Number(options.seconds);
const say = (line: string) => void process.stderr.write(`${line}\n`);
const round = (value: number, digits = 1) => Number(value.toFixed(digits));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const counting = await prepareCounting();
say("starting PostgreSQL, the sandbox and Foyer, each in a process of its own");
await using foyer = await startBench({
  env: { ...counting.env, ACCESS_TOKEN_SECONDS: "86400", LOG_LEVEL: "warn" },
  data_dir: options["data-dir"],
});
say("an event with 12,000 seats goes on sale");
const stage = await openStage(foyer, { rows: 1_500 });
const plain = foyer.database("ceiling").replace("ceiling_db", `ceiling_${Date.now()}`);
const stock = await prepareCeiling(plain);
// Code is compiled and plans are made before anything counts.
await sell(8, 5);
await untilDrained();
for (const clients of options.clients.split(",").map(Number)) await measure(clients);

async function measure(clients: number): Promise<void> {
  const before = await counting.read();
  const end = options.profile ? await counting.profile() : undefined;
  const report = await sell(clients, seconds);
  await end?.(`${options.profile}-${clients}.cpuprofile`);
  const sold = await counting.read();
  if (options.statements)
    await writeFile(options.statements, JSON.stringify(await counting.statements(), undefined, 1));
  const drained_s = await untilDrained();
  const drained = await counting.read();
  const ceiling = await measureCeiling(plain, stock, clients, Math.max(5, seconds / 2));
  const done = report.latencies_ms.length - report.errors.length;
  const each = (from: Counters, to: Counters, what: keyof Counters) => round((to[what] - from[what]) / done);
  const per_s = done / report.seconds;
  const sorted = report.latencies_ms.toSorted((a, b) => a - b);
  process.stdout.write(
    `${JSON.stringify({
      bench: "purchase",
      clients,
      purchases_per_s: round(per_s),
      p95_ms: round(sorted[Math.floor(sorted.length * 0.95)] ?? 0),
      sql_ceiling_per_s: round(ceiling),
      ratio: round(per_s / ceiling, 3),
      statements_per_purchase: each(before, drained, "statements"),
      round_trips_per_purchase: each(before, drained, "round_trips"),
      commits_per_purchase: each(before, drained, "commits"),
      node_cpu_ms_per_purchase: each(before, sold, "cpu_ms"),
      node_cpu_ms_drained: each(before, drained, "cpu_ms"),
      drained_s: round(drained_s),
      purchases: done,
      errors: report.errors.length,
      oversold: await oversold(foyer),
    })}\n`,
  );
  for (const error of new Set(report.errors)) say(`  ${error}`);
}

/** Lets so many customers buy for so long; they are a process of their own. */
async function sell(clients: number, for_seconds: number): Promise<Report> {
  say(`${clients} customers buy for ${for_seconds} s`);
  const child = fork(`${import.meta.dirname}/purchase/customers.ts`);
  const { performance_id, types } = stage.theatre;
  const job: Job = {
    gateway: foyer.gateway,
    sandbox: foyer.sandbox,
    performance_id,
    ticket_type_id: types.full,
    places: stage.seats("stalls", Math.min(4_000, clients * for_seconds * 25)).map(({ id }) => id),
    clients,
    seconds: for_seconds,
  };
  const heard = () => new Promise<unknown>((resolve) => child.once("message", resolve));
  const arrived = heard();
  child.send(job);
  await arrived;
  const reported = heard();
  child.send("begin");
  return (await reported) as Report;
}

/** Waits until every confirmed booking has its receipt and its mail. @returns seconds */
async function untilDrained(): Promise<number> {
  const from = performance.now();
  const count = async (service: string, text: string): Promise<number> => {
    const client = new pg.Client({ connectionString: foyer.database(service) });
    await client.connect();
    const { rows } = await client.query<{ n: number }>(text);
    await client.end();
    return rows[0]!.n;
  };
  for (;;) {
    const confirmed = await count(
      "booking",
      "select count(*)::int4 as n from bookings where status = 'CONFIRMED'",
    );
    const sent = await count(
      "notification",
      "select count(*)::int4 as n from messages where template = 'booking_confirmation' and status in ('sent', 'delivered')",
    );
    if (sent >= confirmed) return (performance.now() - from) / 1_000;
    if (performance.now() - from > 900_000) throw new Error(`${sent} of ${confirmed} mails after 15 minutes`);
    await pause(250);
  }
}

/** Places with more than one live ticket. */
async function oversold(subject: BenchFoyer): Promise<number> {
  const client = new pg.Client({ connectionString: subject.database("ticket") });
  await client.connect();
  const { rows } = await client.query(
    "select place_id from tickets where status <> 'CANCELLED' group by place_id having count(*) > 1",
  );
  await client.end();
  return rows.length;
}
