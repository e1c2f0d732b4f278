import type { Environment } from "../platform/config.ts";
import { type Embedded, startEmbedded } from "../platform/db/embedded/start.ts";
import { dataDir } from "./environment.ts";

/**
 * The embedded PostgreSQL, where the settings name no other.
 * @param stops takes what has to be done at the end
 * @returns its address
 */
export async function openDatabase(
  env: Environment,
  stops: (() => Promise<unknown>)[],
): Promise<string | undefined> {
  if (env.DATABASE_URL !== undefined) return undefined;
  const embedded: Embedded = await startEmbedded({
    data_dir: dataDir(env),
    log: (line) => void process.stdout.write(`  ${line}\n`),
    on_lost: (error) => {
      process.stderr.write(`${error.message}\n`);
      process.kill(process.pid, "SIGTERM");
    },
  });
  stops.push(() => embedded.stop());
  return embedded.url("postgres");
}
