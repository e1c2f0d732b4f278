import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../platform/config.ts";
import { type Embedded, startEmbedded } from "../platform/db/embedded/start.ts";
import { startThrowaway } from "../platform/db/embedded/throwaway.ts";
import { SANDBOX_KEYS } from "../run/environment.ts";
import { type Doors, doorsOf } from "../test/doors.ts";
import { freePorts, startProgram } from "../test/program.ts";
import { endApart, portsApart, startApart } from "./apart.ts";

export interface BenchOptions {
  /** Loads the demo data first (about half a minute). */
  demo?: boolean;
  /** Data that stays, as `bench/past.ts` makes it; without, everything is fresh and gone at the end. */
  data_dir?: string | undefined;
  /** Every service in a process of its own. */
  distributed?: boolean;
  /** More settings of Foyer's processes. */
  env?: Environment;
  /** And of a single one. */
  each?: (name: string) => Promise<Environment>;
}

/** Foyer in one process, or several; PostgreSQL and the outside world in others; a load script is a third party to them. */
export interface BenchFoyer extends Doors, AsyncDisposable {
  /** What Foyer's own processes have used so far: no database, no sandbox, no load client. */
  usage(): Promise<{ cpu_ms: number; rss_mb: number }>;
  /** Who runs, and how long each start took. */
  processes(): Running["processes"];
  /** Superuser's address of a service's database. */
  database(service: string): string;
  /** Ends Foyer and starts it again on the same data. @returns seconds until it was ready */
  restart(): Promise<number>;
  stop(): Promise<void>;
}

/** Where one that runs beside others answers. */
export async function ownPorts() {
  const [gateway, web, sandbox, smtp] = await freePorts(4);
  return {
    HOST: "127.0.0.1",
    GATEWAY_PORT: String(gateway),
    WEB_PORT: String(web),
    SANDBOX_PORT: String(sandbox),
    SANDBOX_SMTP_PORT: String(smtp),
  };
}

/** Starts what a load script needs; durability is on, only the counting of requests is off. */
export async function startBench(options: BenchOptions = {}): Promise<BenchFoyer> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    return { ...(await open(options, stops)), stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(
  options: BenchOptions,
  stops: (() => Promise<unknown>)[],
): Promise<Omit<BenchFoyer, "stop" | typeof Symbol.asyncDispose>> {
  const data_dir = options.data_dir ?? (await mkdtemp(join(tmpdir(), "foyer-bench-")));
  if (!options.data_dir) stops.push(() => rm(data_dir, { recursive: true, force: true }));
  const postgres: Embedded = options.data_dir
    ? await startEmbedded({ data_dir })
    : await startThrowaway({ durable: true });
  stops.push(() => postgres.stop());
  const ports = {
    ...(await ownPorts()),
    FOYER_DATA_DIR: data_dir,
    DATABASE_URL: postgres.url("postgres"),
  };
  if (options.demo) await (await startProgram([], ports)).end("SIGTERM");
  const outside = await startProgram(["sandbox"], ports);
  stops.push(() => outside.end("SIGTERM"));

  const env: Environment = {
    ...ports,
    ...SANDBOX_KEYS,
    STRIPE_API_URL: `http://127.0.0.1:${ports.SANDBOX_PORT}`,
    PAYPAL_API_URL: `http://127.0.0.1:${ports.SANDBOX_PORT}`,
    SMTP_URL: `smtp://127.0.0.1:${ports.SANDBOX_SMTP_PORT}`,
    RATE_LIMITS: "off",
    NODE_COMPILE_CACHE: join(import.meta.dirname, "../node_modules/.cache/node-compile"),
    ...options.env,
  };
  const { each = () => Promise.resolve({}) } = options;
  const start = options.distributed ? await severalProcesses(env, each) : oneProcess(env, each);
  let foyer = await start();
  stops.push(() => foyer.end());
  const address = `http://127.0.0.1:${ports.GATEWAY_PORT}`;
  return {
    ...doorsOf(
      address,
      `http://127.0.0.1:${ports.SANDBOX_PORT}`,
      () => Promise.resolve(),
      () => foyer.output(),
    ),
    async usage() {
      const used = await Promise.all(foyer.processes.map(({ url }) => usageOf(url)));
      return {
        cpu_ms: used.reduce((sum, { cpu_ms }) => sum + cpu_ms, 0),
        rss_mb: used.reduce((sum, { rss_mb }) => sum + rss_mb, 0),
      };
    },
    processes: () => foyer.processes,
    database: (service) => postgres.url(`${service}_db`),
    async restart() {
      await foyer.end();
      const from = performance.now();
      foyer = await start();
      return (performance.now() - from) / 1000;
    },
  };
}

/** Foyer while it runs, in whatever shape. */
interface Running {
  processes: { name: string; url: string; pid: number; ready_ms: number }[];
  output(): string;
  end(): Promise<unknown>;
}

type Each = NonNullable<BenchOptions["each"]>;

const oneProcess = (env: Environment, each: Each) => async (): Promise<Running> => {
  const from = performance.now();
  const program = await startProgram([], { ...env, ...(await each("foyer")) });
  const { pid, ready } = program;
  return {
    processes: [{ name: "foyer", url: ready.gateway, pid, ready_ms: performance.now() - from }],
    output: program.output,
    end: () => program.end("SIGTERM"),
  };
};

async function severalProcesses(env: Environment, each: Each): Promise<() => Promise<Running>> {
  const { PATH, HOME } = process.env;
  const FOYER_SECRET = "a secret that all processes of one bench share";
  const apart: Environment = { PATH, HOME, FOYER_SECRET, ...(await portsApart()), ...env };
  return async () => {
    const started = await startApart(apart, each);
    return {
      processes: started.map((one) => ({ ...one, pid: one.pid()! })),
      output: () => "",
      end: () => endApart(started),
    };
  };
}

/** A process's own counters, as Prometheus reads them. */
export async function usageOf(url: string): Promise<{ cpu_ms: number; rss_mb: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1]);
  return {
    cpu_ms: value("process_cpu_seconds_total") * 1000,
    rss_mb: value("process_resident_memory_bytes") / 1_048_576,
  };
}
