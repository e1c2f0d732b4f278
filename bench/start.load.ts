import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { newPassword, temporaryFolder, writePointer } from "../platform/db/embedded/location.ts";
import { freePorts, startProgram } from "../test/program.ts";
import { usageOf } from "./foyer.ts";
import { print, say } from "./output.ts";

/**
 * `npm run bench:start`: everything in one process as a newcomer starts it, with the sandbox, the web app and the demo
 * data: how long until it is ready, and how much memory Node has then. PostgreSQL's own memory is not in it.
 */
const WARM_STARTS = 4;
/** What is loaded or thrown away after the first line. */
const SETTLE_MS = 3_000;

await mkdir(temporaryFolder(), { recursive: true });
const data_dir = await mkdtemp(join(temporaryFolder(), "throwaway-"));
// PostgreSQL may run as another user, which has to pass through; and its files go with the folder.
await chmod(data_dir, 0o711);
await writePointer(data_dir, { cluster: join(data_dir, "cluster"), password: newPassword() });
const [gateway, web, sandbox, smtp] = await freePorts(4);
const env = {
  HOST: "127.0.0.1",
  GATEWAY_PORT: String(gateway),
  WEB_PORT: String(web),
  SANDBOX_PORT: String(sandbox),
  SANDBOX_SMTP_PORT: String(smtp),
  FOYER_DATA_DIR: data_dir,
  // As `npm start` does.
  NODE_COMPILE_CACHE: join(import.meta.dirname, "../node_modules/.cache/node-compile"),
};

interface Start {
  ready_s: number;
  rss_mb: number;
}

async function start(): Promise<Start> {
  const from = performance.now();
  await using foyer = await startProgram([], env);
  const ready_s = (performance.now() - from) / 1000;
  await new Promise((done) => setTimeout(done, SETTLE_MS));
  const { rss_mb } = await usageOf(foyer.ready.gateway);
  await foyer.end("SIGTERM");
  return { ready_s, rss_mb };
}

try {
  say("The first start, with the demo data");
  const first = await start();
  const warm: Start[] = [];
  for (let n = 1; n <= WARM_STARTS; n++) {
    say(`Warm start ${n} of ${WARM_STARTS}`);
    warm.push(await start());
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
