import { whenParentVanishes } from "../platform/parent.ts";
import { system } from "../system.ts";
import { loadDemo } from "./load.ts";

/** The demo's own process: load-once.ts starts it, with Foyer's settings, and decides when it is time to stop. */
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
whenParentVanishes(() => process.exit(1));
try {
  await loadDemo({
    entries: system,
    env: process.env,
    say: (line) => void process.stdout.write(`  ${line}\n`),
  });
  process.exit(0);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
