// Kills each process of a distributed Foyer in turn while customers buy, stops one for longer than a broker waits, kills,
// freezes and empties the engines, and looks afterwards whether anything is wrong.
// npm run test:faults:distributed [-- rounds, 1 unless told; 0: the engines only [customers, 8 unless told]]
//   FAULT_KAFKA_KILL and FAULT_KAFKA_START (and _REDIS_, _POSTGRES_): commands for engines that the settings name;
//   FAULT_…_PAUSE and _RESUME the same, FAULT_…_EMPTY alone
import { auditSales } from "./audit.ts";
import { type Crowd, openDoors } from "./customers.ts";
import { engineTroubles, type Trouble } from "./engines.ts";
import { startInstallation } from "./installation.ts";
import { patient } from "./patient.ts";

const STOPPED_MS = 45_000;
const PATIENCE_MS = 180_000;
const [rounds, customers] = [Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 8)];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (line: string) => void process.stdout.write(`${line}\n`);
const counts: Record<string, number> = {};
const count = (what: string) => void (counts[what] = (counts[what] ?? 0) + 1);
const wrong: string[] = [];

const started = performance.now();
const foyer = await startInstallation({
  ACCESS_TOKEN_SECONDS: "86400",
  BOOKING_HOLD_SECONDS: "60",
  TICKET_HOLD_GRACE_SECONDS: "5",
  INSTANCES: "gateway=2,booking=2,ticket=2,payment=2,realtime=2",
});
let failed = true;
try {
  const stage = await foyer.stage();
  const crowd = openDoors(foyer.doors, stage, customers);
  const services = foyer.processes().filter(({ service }) => !["web", "sandbox"].includes(service));
  for (let round = 1; round <= rounds; round++) {
    for (const { name } of services) await killOne(name, crowd);
    say(`round ${round}: every process was killed, ${crowd.acknowledged.length} bookings so far`);
  }
  if (rounds > 0) for (const name of ["notification", "booking 1 of 2"]) await stopOne(name);
  const troubles = engineTroubles();
  if (troubles.length === 0) say("the engines were left alone: no FAULT_… says how to hurt them");
  for (const trouble of troubles) await hurtEngine(trouble, crowd);
  await crowd.leave();
  say(`quiet now: ${crowd.acknowledged.length} bookings acknowledged, ${crowd.retries} retries`);
  const urls = foyer
    .processes()
    .filter(({ service }) => !["web", "sandbox"].includes(service))
    .map(({ url }) => url);
  const sales = await auditSales(patient(foyer.doors), stage, crowd.acknowledged, urls);
  const { confirmed, captured, refunded } = sales;
  const violations = [...wrong, ...sales.violations];
  for (const violation of sales.violations) say(`  WRONG: ${violation}`);
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

async function hurtEngine({ name, make }: Trouble, crowd: Crowd): Promise<void> {
  const before = crowd.acknowledged.length;
  const pids = new Map(foyer.processes().map((one) => [one.name, one.pid]));
  const found = await make(foyer.doors);
  const meanwhile = crowd.acknowledged.length - before;
  await until(
    async () => (await Promise.all(foyer.processes().map((one) => isReady(one.name)))).every(Boolean),
    `everybody is well after ${name}`,
  );
  for (const one of foyer.processes())
    if (one.pid !== pids.get(one.name)) found.push(`${name}: ${one.name} ended, and was started again`);
  wrong.push(...found);
  for (const what of found) say(`  WRONG: ${what}`);
  count(name);
  say(`${name} for 10 s; ${meanwhile} bookings meanwhile`);
}

async function isReady(name: string): Promise<boolean> {
  const { service, url } = foyer.processes().find((one) => one.name === name)!;
  if (service === "web" || service === "sandbox") return true;
  const answer = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  return answer?.status === 200;
}

async function until(look: () => Promise<boolean>, what: string): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MS; !(await look()); await pause(100))
    if (performance.now() > deadline) throw new Error(`not within ${PATIENCE_MS / 1000} s: ${what}`);
}
