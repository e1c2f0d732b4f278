// Kills each process of a distributed Foyer in turn while customers buy, stops one for longer than a broker waits, kills
// the engines, and looks afterwards whether anything is wrong. At the end every process is replaced under load.
// npm run test:faults:distributed [-- rounds, 1 unless told]
//   FAULT_KAFKA_KILL and FAULT_KAFKA_START (and _REDIS_, _POSTGRES_): commands for engines that the settings name
import { exec } from "node:child_process";
import { promisify } from "node:util";
import { openStage } from "../stage.ts";
import { auditSales } from "./audit.ts";
import { type Crowd, openDoors } from "./customers.ts";
import { startInstallation } from "./installation.ts";

const CUSTOMERS = 8;
const STOPPED_MS = 45_000;
const ENGINES = ["KAFKA", "REDIS", "POSTGRES"];
const rounds = Number(process.argv[2] ?? 1);
const run = promisify(exec);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (line: string) => void process.stdout.write(`${line}\n`);
const counts: Record<string, number> = {};
const count = (what: string) => void (counts[what] = (counts[what] ?? 0) + 1);

const started = performance.now();
const foyer = await startInstallation({
  ACCESS_TOKEN_SECONDS: "86400",
  BOOKING_HOLD_SECONDS: "60",
  TICKET_HOLD_GRACE_SECONDS: "5",
  INSTANCES: "gateway=2,booking=2,ticket=2,payment=2,realtime=2",
});
let failed = true;
try {
  const stage = await openStage(foyer.doors, { rows: 60 });
  const crowd = openDoors(foyer.doors, stage, CUSTOMERS);
  const services = foyer.processes().filter(({ service }) => !["web", "sandbox"].includes(service));
  for (let round = 1; round <= rounds; round++) {
    for (const { name } of services) await killOne(name, crowd);
    say(`round ${round}: every process was killed, ${crowd.acknowledged.length} bookings so far`);
  }
  for (const name of ["notification", "booking 1 of 2"]) await stopOne(name);
  for (const engine of ENGINES) await killEngine(engine, crowd);
  await crowd.leave();
  say(`quiet now: ${crowd.acknowledged.length} bookings acknowledged, ${crowd.retries} retries`);
  const urls = foyer
    .processes()
    .filter(({ service }) => !["web", "sandbox"].includes(service))
    .map(({ url }) => url);
  const { violations, confirmed, captured, refunded } = await auditSales(
    foyer.doors,
    stage,
    crowd.acknowledged,
    urls,
  );
  for (const violation of violations) say(`  WRONG: ${violation}`);
  failed = violations.length > 0 || confirmed === 0;
  const seconds = Math.round((performance.now() - started) / 1000);
  say(
    `distributed.fault: ${JSON.stringify(counts)} in ${seconds} s · ${crowd.acknowledged.length} acknowledged · ${confirmed} confirmed · ${captured} captured · ${refunded} refunded · ${violations.length} violations`,
  );
} catch (error) {
  // The customers go on, and would fall over what ends here.
  process.on("unhandledRejection", () => undefined);
  say((error as Error).stack!);
} finally {
  if (failed) say(foyer.program.output().slice(-5_000));
  await foyer.close(failed);
}
process.exit(failed ? 1 : 0);

function pidOf(name: string): number | undefined {
  return foyer.processes().find((one) => one.name === name)?.pid;
}

/** SIGKILL in the middle of whatever it does; the supervisor starts it again. */
async function killOne(name: string, crowd: Crowd): Promise<void> {
  await pause(500 + Math.random() * 1_500);
  const before = crowd.acknowledged.length;
  const pid = pidOf(name)!;
  const dead = performance.now();
  process.kill(pid, "SIGKILL");
  await until(async () => pidOf(name) !== pid && (await isReady(name)), `${name} is back`);
  count("kills");
  say(
    `${name}: ready again after ${Math.round(performance.now() - dead)} ms; ${crowd.acknowledged.length - before} bookings meanwhile`,
  );
}

/** Longer than a broker keeps a silent consumer: its share is another's by then, and it has to notice. */
async function stopOne(name: string): Promise<void> {
  const pid = pidOf(name)!;
  process.kill(pid, "SIGSTOP");
  await pause(STOPPED_MS);
  process.kill(pid, "SIGCONT");
  await until(() => isReady(name), `${name} answers again`);
  count("stops");
  say(`${name}: stopped for ${STOPPED_MS / 1000} s, and goes on`);
}

async function killEngine(engine: string, crowd: Crowd): Promise<void> {
  const [kill, start] = [process.env[`FAULT_${engine}_KILL`], process.env[`FAULT_${engine}_START`]];
  if (!kill || !start) return say(`${engine}: not killed, FAULT_${engine}_KILL and _START do not say how`);
  const before = crowd.acknowledged.length;
  await run(kill);
  await pause(10_000);
  await run(start);
  await until(
    async () => (await Promise.all(foyer.processes().map(({ name }) => isReady(name)))).every(Boolean),
    `everybody is well without having been started again after ${engine}`,
  );
  count(`${engine} kills`);
  say(`${engine}: away for 10 s; ${crowd.acknowledged.length - before} bookings meanwhile`);
}

async function isReady(name: string): Promise<boolean> {
  const { service, url } = foyer.processes().find((one) => one.name === name)!;
  if (service === "web" || service === "sandbox") return true;
  const answer = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  return answer?.status === 200;
}

async function until(look: () => Promise<boolean>, what: string): Promise<void> {
  for (const deadline = performance.now() + 90_000; !(await look()); await pause(100))
    if (performance.now() > deadline) throw new Error(`not within 90 s: ${what}`);
}
