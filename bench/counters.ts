import { join } from "node:path";
import type { Environment } from "../platform/config.ts";
import { freePorts } from "../test/program.ts";

/** What Foyer's process has asked of its databases, and the CPU it has used, so far. */
export interface Counters {
  statements: number;
  /** Answers that something waited for. */
  round_trips: number;
  commits: number;
  cpu_ms: number;
}

/** Foyer's process looked at from within, by counting.ts. */
export interface Counting {
  /** Settings that make Foyer's process count. */
  env: Environment;
  read(): Promise<Counters>;
  /** Every statement and how often it was asked, most asked first. */
  statements(): Promise<[text: string, times: number][]>;
  /** Starts a CPU profile. @returns ends it and writes it to a file */
  profile(): Promise<(file: string) => Promise<void>>;
}

export async function prepareCounting(): Promise<Counting> {
  const [port] = await freePorts(1);
  const ask = async <T>(path: string) => (await (await fetch(`http://127.0.0.1:${port}${path}`)).json()) as T;
  return {
    env: {
      NODE_OPTIONS: `--import ${join(import.meta.dirname, "counting.ts")}`,
      BENCH_COUNTING_PORT: String(port),
    },
    read: () => ask("/counters"),
    statements: () => ask("/statements"),
    async profile() {
      await ask("/profile");
      return async (file) => void (await ask(`/profile?file=${encodeURIComponent(file)}`));
    },
  };
}
