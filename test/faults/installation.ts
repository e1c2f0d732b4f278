import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../../platform/config.ts";
import { envName } from "../../platform/settings.ts";
import { newId } from "../../platform/ids.ts";
import { readStatus, type Status } from "../../run/distributed/status.ts";
import { system } from "../../system.ts";
import { type Doors, doorsOf } from "../doors.ts";
import { freePorts, launch, type Launched } from "../program.ts";
import { openStage, type Stage } from "../stage.ts";

/** Everything as `npm run start:distributed` starts it, on ports and in a folder of its own. */
export interface Installation {
  /** Through the web app's /api, which knows every gateway. */
  doors: Doors;
  /** Something to buy: sixty rows. */
  stage(): Promise<Stage>;
  processes(): Status["processes"];
  program: Launched;
  /** Stops it. @param keep the data: something was wrong */
  close(keep: boolean): Promise<void>;
}

/** They come from the environment; without, the defaults. */
const ENGINES = /^(DATABASE_(READ_)?URL$|KAFKA_|REDIS_|S3_|SEARCH_)/;

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
    ...ownNames(process.env.DATABASE_URL),
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
  // Nothing can be drained from outside: it is looked again.
  const doors = doorsOf(`${web}/api`, sandbox, () => Promise.resolve());
  return {
    doors,
    stage: () => openPatiently(doors),
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

/** Many processes that have just begun, on a small or busy machine, leave some without an answer in time. */
async function openPatiently(doors: Doors): Promise<Stage> {
  for (let left = 12; ; left--) {
    try {
      return await openStage(doors, { rows: 60 });
    } catch (error) {
      if (left === 0) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 5_000));
  }
}

/** On engines that have seen other runs. @param server a PostgreSQL that was there before */
function ownNames(server: string | undefined): Environment {
  const run = newId().replaceAll("-", "").slice(-12);
  const names: Environment = { KAFKA_TOPIC_PREFIX: `faults-${run}`, SEARCH_INDEX: `faults-${run}` };
  if (server === undefined) return names;
  for (const { name } of system) {
    const url = new URL(server);
    const own = `faults_${run}_${name.replaceAll("-", "_")}`;
    [url.pathname, url.username, url.password] = [`/${own}`, own, newId()];
    names[`${envName(name)}_DATABASE_URL`] = url.href;
  }
  return names;
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
