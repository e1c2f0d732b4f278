import { join } from "node:path";
import type { Environment } from "../platform/config.ts";
import { freePorts } from "../test/program.ts";

/** What Foyer's processes have asked of their databases, and the CPU they have used, so far. */
export interface Counters {
  statements: number;
  /** Answers that something waited for. */
  round_trips: number;
  commits: number;
  cpu_ms: number;
}

type Statement = [text: string, times: number];

/** Foyer's processes looked at from within, by counting.ts. */
export interface Counting {
  /** Settings that make one process count. @param name for its profile */
  env(name: string): Promise<Environment>;
  /** All of them together. */
  read(): Promise<Counters>;
  /** Every statement and how often it was asked, most asked first. */
  statements(): Promise<Statement[]>;
  /** Starts CPU profiles. @returns ends them and writes a file for each process */
  profile(): Promise<(file: string) => Promise<void>>;
}

export function prepareCounting(): Counting {
  const ports = new Map<string, number>();
  const ask = async <T>(port: number, path: string) =>
    (await (await fetch(`http://127.0.0.1:${port}${path}`)).json()) as T;
  const askAll = <T>(path: string) => Promise.all([...ports.values()].map((port) => ask<T>(port, path)));
  return {
    async env(name) {
      const [port] = await freePorts(1);
      ports.set(name, port!);
      return {
        NODE_OPTIONS: `--import ${join(import.meta.dirname, "counting.ts")}`,
        BENCH_COUNTING_PORT: String(port),
      };
    },
    async read() {
      const total = { statements: 0, round_trips: 0, commits: 0, cpu_ms: 0 };
      for (const counters of await askAll<Counters>("/counters"))
        for (const what of Object.keys(total) as (keyof Counters)[]) total[what] += counters[what];
      return total;
    },
    statements: async () => (await askAll<Statement[]>("/statements")).flat().toSorted((a, b) => b[1] - a[1]),
    async profile() {
      await askAll("/profile");
      return async (file) => {
        for (const [name, port] of ports)
          await ask(port, `/profile?file=${encodeURIComponent(`${file}-${name}.cpuprofile`)}`);
      };
    },
  };
}
