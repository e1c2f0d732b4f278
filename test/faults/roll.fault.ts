// Replaces every process of a distributed Foyer, one after the other, while customers buy: not one request may fail.
// npm run test:faults:roll [-- rolls, 1 unless told [customers, 4 unless told]]
import { system } from "../../system.ts";
import { auditSales } from "./audit.ts";
import { openDoors } from "./customers.ts";
import { startInstallation } from "./installation.ts";
import { patient } from "./patient.ts";

const PATIENCE_MS = 1_800_000;
const [rolls, customers] = [Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 4)];
const say = (line: string) => void process.stdout.write(`${line}\n`);
const foyer = await startInstallation({
  ACCESS_TOKEN_SECONDS: "86400",
  INSTANCES: system.map(({ name }) => `${name}=2`).join(),
});
let failed = true;
try {
  const stage = await foyer.stage();
  const crowd = openDoors(foyer.doors, stage, customers);
  for (let roll = 1; roll <= rolls; roll++) {
    const before = { retries: crowd.retries, bookings: crowd.acknowledged.length };
    const pids = new Set(foyer.processes().map(({ pid }) => pid));
    process.kill(foyer.program.pid, "SIGUSR2");
    const done = `"processes":${2 * system.length}`;
    for (const deadline = performance.now() + PATIENCE_MS; ;) {
      if (foyer.program.output().split(done).length > roll) break;
      if (performance.now() > deadline) throw new Error("the roll did not come to its end in half an hour");
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const left = foyer.processes().filter(({ pid }) => pids.has(pid));
    say(
      `roll ${roll}: ${crowd.acknowledged.length - before.bookings} bookings meanwhile, ${crowd.retries - before.retries} failed requests; the same still: ${left.map(({ name }) => name).join(", ")}`,
    );
  }
  await crowd.leave();
  const { violations, confirmed } = await auditSales(patient(foyer.doors), stage, crowd.acknowledged);
  for (const violation of violations) say(`  WRONG: ${violation}`);
  failed = violations.length > 0 || confirmed === 0 || crowd.retries > 0;
  say(
    `roll.fault: ${rolls} rolls · ${confirmed} confirmed · ${crowd.retries} failed requests · ${violations.length} violations`,
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
