import type { DescService } from "@bufbuild/protobuf";
import type { Client } from "@connectrpc/connect";
import type { Environment } from "../platform/config.ts";
import type { Store } from "../platform/db/database.ts";
import type { ReadyCheck } from "../platform/http/health.ts";
import type { SystemEntry } from "../platform/runtime.ts";
import { type Harness, startHarness } from "../platform/testing/harness.ts";
import { system } from "../system.ts";
import { startDistributed } from "./distributed/start.ts";
import { type Doors, doorsOf } from "./doors.ts";
import { drainWith, startOutside } from "./outside.ts";

/**
 * The whole of Foyer with its outside world, for one test file: everything through its public addresses, and the few
 * things that no address gives. Nothing here says whether it is one process or many.
 */
export interface Foyer extends Doors, AsyncDisposable {
  /** The services' settings. */
  env: Environment;
  /** Everything that was logged, line by line. */
  log_lines: string[];
  /** What time it is for everybody. */
  now(): Date;
  /** Moves everybody's clock, the outside world's too. */
  advance(ms: number): Promise<void>;
  /** What /ready says, of each process. */
  checks(): Promise<ReadyCheck[]>;
  /** The services that keep data. */
  databases: string[];
  /** A service's data, behind its back. */
  database(service: string): Store;
  /** Calls a service as it may call itself. */
  rpc<Desc extends DescService>(service: string, desc: Desc): Client<Desc>;
  stop(): Promise<void>;
}

export interface FoyerOptions {
  env?: Environment;
}

/**
 * Starts every service behind the gateway, on fresh databases, with a sandbox of its own: in this process, or, with
 * FOYER_TEST_SHAPE=distributed (`npm run test:distributed`), each in processes of its own.
 */
export function startFoyer(options: FoyerOptions = {}): Promise<Foyer> {
  return process.env.FOYER_TEST_SHAPE === "distributed"
    ? startDistributed(options)
    : startInOneProcess(options);
}

/** In one process a test may also look into it. */
export interface FoyerInOneProcess extends Foyer {
  harness: Harness;
}

/** @param options `instead`: stand in for the services of their names */
export async function startInOneProcess(
  options: FoyerOptions & { instead?: SystemEntry[] } = {},
): Promise<FoyerInOneProcess> {
  const { instead = [] } = options;
  let gateway = "";
  let now = () => Date.now();
  const outside = await startOutside(
    () => gateway,
    () => now(),
  );
  const harness = await startHarness({
    entries: [...system.filter(({ name }) => !instead.some((entry) => entry.name === name)), ...instead],
    // Clocks jump in these tests: tokens live longer than any jump.
    env: { ...outside.env, ACCESS_TOKEN_SECONDS: "86400", ...options.env },
  }).catch(async (error: unknown) => {
    await outside.stop();
    throw error;
  });
  now = () => harness.clock.now().getTime();
  gateway = harness.runtime.fronts[0]!.url;
  const stop = async () => {
    await harness.stop();
    await outside.stop();
  };
  const doors: Doors = doorsOf(
    gateway,
    outside.url,
    () => drainWith(doors, now, harness.drain),
    (correlation_id) => harness.log_lines.filter((line) => line.includes(correlation_id)).join(""),
  );
  return {
    ...doors,
    harness,
    env: harness.env,
    log_lines: harness.log_lines,
    now: () => harness.clock.now(),
    advance: async (ms) => harness.clock.advance(ms),
    checks: () => harness.runtime.ready(),
    databases: harness.runtime.rooms.filter(({ db }) => db).map(({ service }) => service.name),
    database: (service) => harness.room(service).db!,
    rpc: (service, desc) => harness.room(service).base.rpc(service, desc),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
