import { get } from "node:http";
import type { Recorded } from "./bare.ts";
import { sellMost } from "./crowd.ts";
import { type BenchFoyer, startBench } from "./foyer.ts";
import { print, say, percentile } from "./output.ts";
import type { Burst, BurstResult } from "./requester.ts";
import { startWorker } from "./worker.ts";

/**
 * What anybody may read, against a bare Fastify in a process of its own that answers the same bytes with the
 * same headers. The two take turns, so that whatever else the machine does meets both.
 */
const CONNECTIONS = [8, 32];
const TURNS = 3;
const TURN_S = 2;
const BROWSER = { "accept-encoding": "gzip, deflate, br, zstd", accept: "*/*" };

say("Starting Foyer with its demo data");
await using foyer = await startBench({ demo: true });
const arena = (await foyer.call("/events/big-arena-night")).body;
const performance_id: string = arena.performances[0].id;
say("Selling most of the arena");
await sellMost(foyer, performance_id, { sold: 86, held: 4 });
// What was written past the product, the product finds at its start.
await foyer.restart();

const only = process.argv[2];
const paths = [
  "/events",
  "/events/big-arena-night",
  `/tickets/availability/${performance_id}`,
  `/tickets/availability/${performance_id}?as=bits`,
].filter((path) => !only || path.includes(only));
await using requester = startWorker<Burst, BurstResult>("requester.ts");
for (const path of paths) {
  const recorded = await record(foyer.gateway + path);
  await using bare = startWorker<Recorded, string>("bare.ts");
  const opponent = (await bare.ask(recorded)) + path;
  for (const connections of CONNECTIONS) await compare(foyer, path, opponent, connections, recorded);
}

async function compare(
  { gateway, usage }: BenchFoyer,
  path: string,
  opponent: string,
  connections: number,
  { body }: Recorded,
): Promise<void> {
  say(`${path} with ${connections} connections`);
  const totals = { ours: { requests: 0, s: 0 }, theirs: { requests: 0, s: 0 } };
  const latencies: number[] = [];
  let cpu_ms = 0;
  const burst = (url: string, duration_s: number) =>
    requester.ask({ url, connections, duration_s, headers: BROWSER });
  await burst(gateway + path, 1);
  await burst(opponent, 1);
  for (let turn = 0; turn < TURNS; turn++) {
    const before = await usage();
    const ours = await burst(gateway + path, TURN_S);
    cpu_ms += (await usage()).cpu_ms - before.cpu_ms;
    totals.ours.requests += ours.requests;
    totals.ours.s += ours.duration_s;
    latencies.push(...ours.latencies_ms);
    const theirs = await burst(opponent, TURN_S);
    totals.theirs.requests += theirs.requests;
    totals.theirs.s += theirs.duration_s;
  }
  const rps = totals.ours.requests / totals.ours.s;
  const bare_rps = totals.theirs.requests / totals.theirs.s;
  print({
    bench: "gateway",
    path: path.replace(performance_id, "{performance_id}"),
    connections,
    bytes: body.length,
    rps,
    p95_ms: percentile(latencies, 95),
    node_cpu_ms: cpu_ms / totals.ours.requests,
    bare_rps,
    ratio: rps / bare_rps,
  });
}

/** One answer with its bytes as they came, compressed. */
function record(url: string): Promise<Recorded> {
  return new Promise((resolve, reject) => {
    get(url, { headers: BROWSER }, (response) => {
      const {
        connection: _c,
        date: _d,
        "keep-alive": _k,
        "transfer-encoding": _t,
        ...rest
      } = response.headers;
      const headers = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => resolve({ headers, body: Buffer.concat(parts) }));
    }).on("error", reject);
  });
}
