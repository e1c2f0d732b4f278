import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { newPassword, temporaryFolder, writePointer } from "../platform/db/embedded/location.ts";
import { startProgram } from "../test/program.ts";
import { setTimeout as pause } from "node:timers/promises";
import type { Environment } from "../platform/config.ts";
import { arrive, book, settled, startPaying, useCard } from "../test/buyer.ts";
import { openStage } from "../test/stage.ts";
import { ownPorts, startBench, usageOf } from "./foyer.ts";
import { memoryOf } from "./memory.ts";
import { print, say } from "./output.ts";

/**
 * `npm run bench:start`: everything in one process as a newcomer starts it, with the sandbox, the web app and the demo
 * data: how long until it is ready, and how much memory Node has then. Then each service as a process of its own, one
 * after the other: until it is ready, and its memory after purchases have gone through all of them. PostgreSQL's own
 * memory is not in it. `-- one` and `-- apart` measure only the one or the other.
 */
const WARM_STARTS = 4;
/** What is loaded or thrown away after the first line. */
const SETTLE_MS = 3_000;
const PURCHASES = 10;

const only = process.argv[2];
if (only !== "apart") await measureOne();
if (only !== "one") await measureApart();

interface Start {
  ready_s: number;
  rss_mb: number;
}

async function measureOne(): Promise<void> {
  await mkdir(temporaryFolder(), { recursive: true });
  const data_dir = await mkdtemp(join(temporaryFolder(), "throwaway-"));
  // PostgreSQL may run as another user, which has to pass through; and its files go with the folder.
  await chmod(data_dir, 0o711);
  await writePointer(data_dir, { cluster: join(data_dir, "cluster"), password: newPassword() });
  const env = {
    ...(await ownPorts()),
    FOYER_DATA_DIR: data_dir,
    // As `npm start` does.
    NODE_COMPILE_CACHE: join(import.meta.dirname, "../node_modules/.cache/node-compile"),
  };
  try {
    say("The first start, with the demo data");
    const first = await start(env);
    const warm: Start[] = [];
    for (let n = 1; n <= WARM_STARTS; n++) {
      say(`Warm start ${n} of ${WARM_STARTS}`);
      warm.push(await start(env));
    }
    // The fastest: whatever else the machine does only makes it slower.
    print({
      bench: "start",
      ready_first_s: first.ready_s,
      ready_warm_s: Math.min(...warm.map(({ ready_s }) => ready_s)),
      node_rss_first_mb: first.rss_mb,
      node_rss_mb: Math.max(...warm.map(({ rss_mb }) => rss_mb)),
    });
  } finally {
    await rm(data_dir, { recursive: true, force: true });
  }
}

async function start(env: Environment): Promise<Start> {
  const from = performance.now();
  await using foyer = await startProgram([], env);
  const ready_s = (performance.now() - from) / 1000;
  await pause(SETTLE_MS);
  const { rss_mb } = await usageOf(foyer.ready.gateway);
  await foyer.end("SIGTERM");
  return { ready_s, rss_mb };
}

async function measureApart(): Promise<void> {
  say("Each service in a process of its own, twice: the first start fills the cache of compiled code");
  await using foyer = await startBench({ distributed: true, env: { LOG_LEVEL: "error" } });
  await foyer.restart();
  await pause(SETTLE_MS);
  const processes = foyer.processes();
  const fresh = await Promise.all(processes.map(({ pid }) => memoryOf(pid)));
  say(`${PURCHASES} purchases go through them`);
  const stage = await openStage(foyer, {});
  const buyer = await arrive(foyer);
  for (let n = 0; n < PURCHASES; n++) {
    const { id } = await book(foyer, buyer, [stage.standing(1)]);
    await useCard(foyer, await startPaying(foyer, buyer, id));
    await settled(foyer, buyer, id, "CONFIRMED");
  }
  // Receipts, tickets and mails are made after that.
  await pause(SETTLE_MS);
  for (const [n, { name, ready_ms, pid }] of processes.entries()) {
    const used = await memoryOf(pid);
    print({
      bench: "start of a single service",
      service: name,
      ready_ms,
      rss_mb: fresh[n]?.rss_mb ?? NaN,
      rss_after_purchases_mb: used?.rss_mb ?? NaN,
      fair_share_mb: used?.pss_mb ?? NaN,
    });
  }
}
