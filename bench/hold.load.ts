import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { arrive } from "../test/buyer.ts";
import { openStage } from "../test/stage.ts";
import { startBench } from "./foyer.ts";
import type { Rush, RushResult } from "./holder.ts";
import { percentile, print, say } from "./output.ts";
import { CEILING_SCRIPT, measureCeiling, prepareCeiling } from "./purchase/ceiling.ts";
import { startWorker } from "./worker.ts";

/**
 * `npm run bench:hold`: baskets of one and two certain seats through the gateway, beside the same two transactions as
 * plain SQL; and what it is like to be one of the 999 who wanted the same seat.
 */
const CLIENTS = [1, 8, 32];
const SECONDS = 8;
const RIVALS = 1_000;
const ROWS = 1_000;

say("Starting Foyer and opening a hall");
await using foyer = await startBench();
const stage = await openStage(foyer, { rows: ROWS });
const tokens: string[] = [];
say(`${RIVALS} people arrive`);
while (tokens.length < RIVALS)
  tokens.push(...(await Promise.all(Array.from({ length: 10 }, async () => (await arrive(foyer)).token))));
const seats = stage.theatre.places.filter(({ zone_id }) => zone_id === stage.theatre.zones.stalls);
const item = () => stage.seat(seats.pop()!);
await using holder = startWorker<Rush, RushResult>("holder.ts");

const url = foyer.database("ceiling");
const stock = await prepareCeiling(url);
const script = join(tmpdir(), `foyer-hold-${process.pid}.sql`);
await writeFile(script, (await readFile(CEILING_SCRIPT, "utf8")).split("-- 3. ")[0]!);

for (const clients of CLIENTS) {
  say(`${clients} clients`);
  const baskets = Array.from({ length: 1_500 }, (_, n) => (n % 2 === 0 ? [item()] : [item(), item()]));
  const before = await foyer.usage();
  const { seconds, used, latencies_ms } = await holder.ask({
    gateway: foyer.gateway,
    tokens,
    baskets,
    clients,
    duration_s: SECONDS,
  });
  const { cpu_ms } = await foyer.usage();
  const won = latencies_ms["201"] ?? [];
  // Whoever comes after the last basket is refused, which is not what is measured.
  if (won.length !== Math.min(used, baskets.length))
    throw new Error(`refused: ${Object.keys(latencies_ms).join(", ")}`);
  const ceiling = await measureCeiling(url, stock, clients, SECONDS, script);
  const holds_per_s = won.length / seconds;
  print({
    bench: "hold",
    clients,
    holds_per_s,
    p50_ms: percentile(won, 50),
    p95_ms: percentile(won, 95),
    node_cpu_ms_per_hold: (cpu_ms - before.cpu_ms) / used,
    sql_ceiling_per_s: ceiling,
    ratio: holds_per_s / ceiling,
  });
}

say(`${RIVALS} people want the same seat`);
const { latencies_ms } = await holder.ask({
  gateway: foyer.gateway,
  tokens,
  baskets: [[item()]],
  clients: RIVALS,
});
const losers = latencies_ms["409 seat_taken"] ?? [];
print({
  bench: "hold",
  rivals: RIVALS,
  winners: latencies_ms["201"]?.length ?? 0,
  losers: losers.length,
  others: RIVALS - losers.length - (latencies_ms["201"]?.length ?? 0),
  loser_p50_ms: percentile(losers, 50),
  loser_p95_ms: percentile(losers, 95),
  loser_max_ms: percentile(losers, 100),
});
if (latencies_ms["201"]?.length !== 1 || losers.length !== RIVALS - 1) {
  say(
    `Not one winner: ${Object.entries(latencies_ms)
      .map(([key, list]) => `${list.length} × ${key}`)
      .join(", ")}`,
  );
  process.exitCode = 1;
}
