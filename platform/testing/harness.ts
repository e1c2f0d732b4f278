import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { TestClock } from "../clock.ts";
import type { Environment } from "../config.ts";
import type { Room } from "../room.ts";
import { type Runtime, startRuntime, type SystemEntry } from "../runtime.ts";
import { envName } from "../settings.ts";
import { testBroker } from "./broker.ts";
import { type TestDatabases, testDatabases } from "./databases.ts";

export interface HarnessOptions {
  entries: SystemEntry[];
  names?: string[];
  env?: Environment;
}

/** Services on fresh databases, with a clock that the test moves. */
export interface Harness extends AsyncDisposable {
  runtime: Runtime;
  clock: TestClock;
  /** Everything that was logged, line by line. */
  log_lines: string[];
  data_dir: string;
  env: Environment;
  room(service: string): Room;
  drain(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts services for one test file: free ports, fresh databases, a quiet log, an adjustable clock. */
export async function startHarness(options: HarnessOptions): Promise<Harness> {
  const databases = await testDatabases();
  const data_dir = await mkdtemp(join(tmpdir(), "foyer-test-"));
  const broker = testBroker(options.env ?? {});
  const clean = async () => {
    await databases.drop();
    await broker.drop();
    await rm(data_dir, { recursive: true, force: true });
  };
  try {
    return await startOn({ ...options, env: { ...options.env, ...broker.env } }, databases, data_dir, clean);
  } catch (error) {
    // Or the database would keep a test file alive that has failed long ago.
    await clean();
    throw error;
  }
}

async function startOn(
  options: HarnessOptions,
  databases: TestDatabases,
  data_dir: string,
  clean: () => Promise<void>,
): Promise<Harness> {
  const env: Environment = {
    FOYER_SECRET: "test secret of more than thirty-two characters",
    FOYER_DATA_DIR: data_dir,
    RATE_LIMITS: "off",
    DRAIN_GRACE_SECONDS: "0",
    ...options.env,
  };
  const chosen = options.entries.filter((entry) => !options.names || options.names.includes(entry.name));
  for (const entry of chosen) {
    const { migrations } = await entry.load();
    if (migrations) {
      const url = (env[`${envName(entry.name)}_DATABASE_URL`] ??= await databases.create(
        entry.name,
        migrations,
      ));
      env[`${envName(entry.name)}_DATABASE_READ_URL`] ??= databases.replicaOf(url);
    }
    env[`${envName(entry.name)}_PORT`] ??= "0";
    env[`${envName(entry.name)}_RPC_PORT`] ??= "0";
  }
  const log_lines: string[] = [];
  let clock = new TestClock();
  const runtime = await startRuntime({
    entries: options.entries,
    ...(options.names ? { names: options.names } : {}),
    env,
    log_stream: { write: (line) => void log_lines.push(line) },
    clock: (database: Clock) => (clock = new TestClock(database)),
  });
  const stop = async () => {
    await runtime.stop();
    await clean();
  };
  return {
    runtime,
    clock,
    log_lines,
    data_dir,
    env,
    room(service) {
      const room = runtime.rooms.find((candidate) => candidate.service.name === service);
      if (!room) throw new Error(`${service} does not run here`);
      return room;
    },
    drain: () => runtime.drain(),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
