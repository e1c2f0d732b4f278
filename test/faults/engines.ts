import { exec } from "node:child_process";
import { promisify } from "node:util";
import { openSession } from "./sign-out.ts";
import type { Doors } from "../doors.ts";

const ENGINES = ["KAFKA", "REDIS", "POSTGRES"] as const;
/** By what the settings call it: FAULT_REDIS_PAUSE and FAULT_REDIS_RESUME, each a command for a shell. */
const TROUBLES = [
  { name: "killed", begin: "KILL", end: "START" },
  { name: "frozen", begin: "PAUSE", end: "RESUME" },
  { name: "emptied", begin: "EMPTY", end: undefined },
] as const;
const AWAY_MS = 10_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const run = promisify(exec);

export interface Trouble {
  /** "redis frozen" */
  name: string;
  /** Makes the trouble for ten seconds, and ends it. @returns what must not have been meanwhile */
  make(doors: Doors): Promise<string[]>;
}

/** Every trouble that the settings say how to make. */
export function engineTroubles(): Trouble[] {
  return ENGINES.flatMap((engine) =>
    TROUBLES.flatMap(({ name, begin, end }) => {
      const [hurt, heal] = [begin, end].map((verb) => process.env[`FAULT_${engine}_${verb}`]);
      if (!hurt || (end && !heal)) return [];
      const title = `${engine.toLowerCase()} ${name}`;
      return [{ name: title, make: (doors: Doors) => makeTrouble(doors, { engine, title, hurt, heal }) }];
    }),
  );
}

async function makeTrouble(
  doors: Doors,
  { engine, title, hurt, heal }: { engine: string; title: string; hurt: string; heal: string | undefined },
): Promise<string[]> {
  const wrong: string[] = [];
  // Where auth has its rows nobody can sign out without it.
  const session = engine === "POSTGRES" ? undefined : await openSession(doors);
  const [began, { stderr }] = [performance.now(), await run(hurt)];
  if (stderr) process.stderr.write(stderr);
  wrong.push(...((await session?.end()) ?? []));
  await pause(Math.max(0, AWAY_MS - (performance.now() - began)));
  if (heal) await run(heal);
  wrong.push(...((await session?.look()) ?? []));
  return wrong.map((what) => `${title}: ${what}`);
}
