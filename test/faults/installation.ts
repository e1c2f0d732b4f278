import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../../platform/config.ts";
import { envName } from "../../platform/settings.ts";
import { readStatus, type Status } from "../../run/distributed/status.ts";
import { system } from "../../system.ts";
import { type Doors, doorsOf } from "../doors.ts";
import { freePorts, launch, type Launched } from "../program.ts";

/** Everything as `npm run start:distributed` starts it, on ports and in a folder of its own. */
export interface Installation {
  /** Through the web app's /api, which knows every gateway. */
  doors: Doors;
  processes(): Status["processes"];
  program: Launched;
  /** Stops it. @param keep the data: something was wrong */
  close(keep: boolean): Promise<void>;
}

/** Engines come from the environment: DATABASE_URL, KAFKA_…, REDIS_URL, S3_…, SEARCH_URL; without, the defaults. */
const ENGINES = /^(DATABASE_URL$|KAFKA_|REDIS_|S3_|SEARCH_)/;

export async function startInstallation(settings: Environment): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), "foyer-apart-"));
  const ports = (await freePorts(2 * system.length + 3)).map(String);
  const env: Environment = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => ENGINES.test(name))),
    NODE_COMPILE_CACHE: join(import.meta.dirname, "../../node_modules/.cache/node-compile"),
    FOYER_DATA_DIR: folder,
    FOYER_DEMO: "off",
    RATE_LIMITS: "off",
    LOG_LEVEL: "error",
    DATABASE_POOL_SIZE: "8",
    WEB_PORT: ports.pop(),
    SANDBOX_PORT: ports.pop(),
    SANDBOX_SMTP_PORT: ports.pop(),
    ...settings,
  };
  for (const { name } of system) {
    env[`${envName(name)}_PORT`] = ports.pop();
    env[`${envName(name)}_RPC_PORT`] = ports.pop();
  }
  const program = launch([], env, "run/distributed/main.ts");
  const { web, sandbox } = await program.becoming;
  return {
    // Nothing can be drained from outside: it is looked again.
    doors: doorsOf(`${web}/api`, sandbox, () => Promise.resolve()),
    processes: () => readStatus(env)!.processes,
    program,
    async close(keep) {
      const code = await program.end("SIGTERM");
      if (code !== 0)
        throw new Error(`the supervisor ended with ${code}:\n${program.output().slice(-3_000)}`);
      if (!keep) await removeData(folder);
    },
  };
}

/** When root runs this, an embedded cluster lies elsewhere. */
async function removeData(folder: string): Promise<void> {
  const pointer = await readFile(join(folder, "postgres.json"), "utf8").catch(() => undefined);
  if (pointer) {
    const { cluster } = JSON.parse(pointer) as { cluster: string };
    for (const path of [cluster, `${cluster}.lock`, `${cluster}.lock.pid`, `${cluster}.lock-journal`])
      await rm(path, { recursive: true, force: true });
  }
  await rm(folder, { recursive: true, force: true });
}
