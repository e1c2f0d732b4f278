// Kills the whole process again and again while customers buy, and looks afterwards whether anything is wrong.
// node test/faults/kill.fault.ts [kills, 50 unless told]
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Doors, doorsOf } from "../doors.ts";
import { freePorts, launch, type Program, startProgram } from "../program.ts";
import { openStage } from "../stage.ts";
import { auditSales } from "./audit.ts";
import { type Crowd, openDoors } from "./customers.ts";

const CUSTOMERS = 12;
const kills = Number(process.argv[2] ?? 50);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (line: string) => void process.stdout.write(`${line}\n`);

const folder = await mkdtemp(join(tmpdir(), "foyer-kill-"));
const [web, gateway, sandbox, smtp] = (await freePorts(4)) as [number, number, number, number];
const env = {
  FOYER_DATA_DIR: folder,
  FOYER_DEMO: "off",
  RATE_LIMITS: "off",
  LOG_LEVEL: "error",
  ACCESS_TOKEN_SECONDS: "86400",
  BOOKING_HOLD_SECONDS: "20",
  TICKET_HOLD_GRACE_SECONDS: "5",
  WEB_PORT: String(web),
  GATEWAY_PORT: String(gateway),
  SANDBOX_PORT: String(sandbox),
  SANDBOX_SMTP_PORT: String(smtp),
};
// Nothing can be drained from outside: it is looked again.
const doors: Doors = doorsOf(`http://127.0.0.1:${gateway}`, `http://127.0.0.1:${sandbox}`, () =>
  Promise.resolve(),
);
const started = performance.now();
let program: Program = await startProgram([], env);
let failed = true;
try {
  const stage = await openStage(doors, { rows: 60 });
  const crowd = openDoors(doors, stage, CUSTOMERS);
  for (let n = 1; n <= kills; n++) await killOnce(n, crowd);
  await crowd.leave();
  say(
    `quiet now: ${crowd.acknowledged.length} bookings acknowledged, ${crowd.refused} refused, ${crowd.retries} retries`,
  );
  const { violations, confirmed, captured, refunded } = await auditSales(doors, stage, crowd.acknowledged);
  for (const violation of violations) say(`  WRONG: ${violation}`);
  failed = violations.length > 0 || confirmed === 0;
  const seconds = Math.round((performance.now() - started) / 1000);
  say(
    `kill.fault: ${kills} kills in ${seconds} s · ${crowd.acknowledged.length} acknowledged · ${confirmed} confirmed · ${captured} captured · ${refunded} refunded · ${violations.length} violations`,
  );
} finally {
  if (failed) say(program.output().slice(-5_000));
  await program.end("SIGTERM");
  if (failed) say(`kept: ${folder}`);
  else await removeData();
}
process.exit(failed ? 1 : 0);

/** When root runs this, the cluster lies elsewhere. */
async function removeData(): Promise<void> {
  const { cluster } = JSON.parse(await readFile(join(folder, "postgres.json"), "utf8")) as {
    cluster: string;
  };
  for (const path of [cluster, `${cluster}.lock`, `${cluster}.lock.pid`, `${cluster}.lock-journal`, folder])
    await rm(path, { recursive: true, force: true });
}

/** Kills at a random moment of the work, sometimes of the start itself, and starts again on the same data. */
async function killOnce(n: number, crowd: Crowd): Promise<void> {
  await pause(200 + Math.random() * 2_500);
  const before = crowd.acknowledged.length;
  await program.end("SIGKILL");
  if (n % 8 === 0) {
    const early = launch([], env);
    await pause(Math.random() * 2_500);
    await early.end("SIGKILL");
  }
  const dead = performance.now();
  program = await startProgram([], env);
  if (n % 10 === 0 || n === kills)
    say(
      `${n} kills, ${before} bookings so far, ready again after ${Math.round(performance.now() - dead)} ms`,
    );
}
