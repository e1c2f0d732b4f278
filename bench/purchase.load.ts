// How many whole purchases a second go through Foyer, and how that compares to the same work as plain SQL on the
// same server in the same run. npm run bench:purchase [-- --clients 1,8,32] [--seconds 15] [--profile file]
//   [--mixed: a seat, a haircut and a T-shirt in each basket] [--statements file]
//   [--distributed: every service in a process of its own] [--past: on top of a million bookings, made first where they are not there]
import { fork } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { newId } from "../platform/ids.ts";
import { openCounter } from "../test/counter.ts";
import type { Json } from "../test/doors.ts";
import { openStage } from "../test/stage.ts";
import { type Counters, prepareCounting } from "./counters.ts";
import { inDatabase } from "./crowd.ts";
import { startBench } from "./foyer.ts";
import { percentile, print, say } from "./output.ts";
import { makePast, PAST } from "./past.ts";
import { measureCeiling, prepareCeiling } from "./purchase/ceiling.ts";

/** What the load client is asked to do. */
export interface Job {
  gateway: string;
  sandbox: string;
  /** The items of each, as a booking names them. */
  baskets: Json[][];
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
    past: { type: "boolean", default: false },
    mixed: { type: "boolean", default: false },
    distributed: { type: "boolean", default: false },
  },
});
const seconds = Number(options.seconds);
const WHAT = [
  "purchase",
  options.mixed && "of a mixed basket",
  options.distributed && "over processes",
  options.past && "with a past",
]
  .filter(Boolean)
  .join(" ");
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const COUNT_CONFIRMED =
  "select count(*)::int4 as n from bookings where organization_id = $1 and status = 'CONFIRMED'";
const COUNT_SENT = `select count(*)::int4 as n from messages
  where id > $1 and template = 'booking_confirmation' and status in ('sent', 'delivered')`;
/** Places with more than one live ticket. */
const COUNT_OVERSOLD = `select count(*)::int4 as n from (
  select place_id from tickets where performance_id = $1 and status <> 'CANCELLED' group by place_id having count(*) > 1) as twice`;

if (options.past) await makePast(PAST, 1_000_000);
const begun = newId();
const counting = prepareCounting();
say("starting PostgreSQL, the sandbox and Foyer, each in a process of its own");
await using foyer = await startBench({
  // Processes that start one after the other do not find each other at first, and say so.
  env: { ACCESS_TOKEN_SECONDS: "86400", LOG_LEVEL: options.distributed ? "error" : "warn" },
  each: counting.env,
  distributed: options.distributed,
  data_dir: options.past ? PAST : undefined,
});
say("an event with 12,000 seats goes on sale");
const stage = await openStage(foyer, { rows: 1_500 });
const goods = options.mixed ? await endlessGoods() : () => [];
const plain = foyer.database("ceiling");
const stock = await prepareCeiling(plain);
// Code is compiled and plans are made before anything counts.
await sell(8, 5);
await untilDrained();
for (const clients of options.clients.split(",").map(Number)) await measure(clients);

async function measure(clients: number): Promise<void> {
  const before = await counting.read();
  const end = options.profile ? await counting.profile() : undefined;
  const report = await sell(clients, seconds);
  await end?.(`${options.profile}-${clients}`);
  const sold = await counting.read();
  if (options.statements)
    await writeFile(options.statements, JSON.stringify(await counting.statements(), undefined, 1));
  const drained_s = await untilDrained();
  const drained = await counting.read();
  const ceiling = await measureCeiling(plain, stock, clients, Math.max(5, seconds / 2));
  const done = report.latencies_ms.length - report.errors.length;
  const each = (from: Counters, to: Counters, what: keyof Counters) => (to[what] - from[what]) / done;
  const per_s = done / report.seconds;
  print({
    bench: WHAT,
    clients,
    purchases_per_s: per_s,
    p95_ms: percentile(report.latencies_ms, 95),
    sql_ceiling_per_s: ceiling,
    ratio: per_s / ceiling,
    statements_per_purchase: each(before, drained, "statements"),
    round_trips_per_purchase: each(before, drained, "round_trips"),
    commits_per_purchase: each(before, drained, "commits"),
    node_cpu_ms_per_purchase: each(before, sold, "cpu_ms"),
    node_cpu_ms_drained: each(before, drained, "cpu_ms"),
    drained_s,
    purchases: done,
    errors: report.errors.length,
    oversold: await count("ticket", COUNT_OVERSOLD, stage.theatre.performance_id),
  });
  for (const error of new Set(report.errors)) say(`  ${error}`);
}

/** Lets so many customers buy for so long; they are a process of their own. */
async function sell(clients: number, for_seconds: number): Promise<Report> {
  say(`${clients} customers buy for ${for_seconds} s`);
  const child = fork(`${import.meta.dirname}/purchase/customers.ts`);
  const job: Job = {
    gateway: foyer.gateway,
    sandbox: foyer.sandbox,
    baskets: stage
      .seats("stalls", Math.min(4_000, clients * for_seconds * 25))
      .map((seat) => [stage.seat(seat), ...goods()]),
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

/** A T-shirt and the next free half hour of somebody who cuts hair, for as long as there are any: two months. */
async function endlessGoods(): Promise<() => Json[]> {
  const counter = await openCounter(foyer, stage);
  const [{ id }] = counter.shirt.variants;
  const stocked = await foyer.call(`/products/${counter.shirt.id}/variants/${id}/stock`, {
    method: "POST",
    token: stage.organizer.token,
    body: { change: 100_000 },
  });
  if (stocked.status !== 200) throw new Error(JSON.stringify(stocked.body));
  const times: Json[] = [];
  for (let day = 2; day < 60; day++) times.push(...(await counter.times(counter.haircut, day)));
  return () => {
    const { start_time, provider_id } = times.shift() ?? {};
    if (!start_time) throw new Error("every half hour of two months is taken");
    return [counter.cut(start_time, provider_id), counter.shirts(1)];
  };
}

/** Waits until every booking confirmed here has its mail, and with it its receipt and tickets. @returns seconds */
async function untilDrained(): Promise<number> {
  const from = performance.now();
  for (;;) {
    const confirmed = await count("booking", COUNT_CONFIRMED, stage.organization_id);
    const sent = await count("notification", COUNT_SENT, begun);
    if (sent >= confirmed) return (performance.now() - from) / 1_000;
    if (performance.now() - from > 900_000) throw new Error(`${sent} of ${confirmed} mails after 15 minutes`);
    await pause(250);
  }
}

async function count(service: string, text: string, value: string): Promise<number> {
  const { rows } = await inDatabase(foyer, service, (client) => client.query<{ n: number }>(text, [value]));
  return rows[0]!.n;
}
