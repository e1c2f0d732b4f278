import { readFile } from "node:fs/promises";

/** What a process keeps in memory. */
export interface Memory {
  /** Resident: with what it shares with other processes, such as Node itself. */
  rss_mb: number;
  /** Its fair share: what is shared counts by parts. */
  pss_mb: number;
}

/** As the kernel tells; undefined where it does not (Linux does). */
export async function memoryOf(pid: number): Promise<Memory | undefined> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const value = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1]) / 1_024;
  return { rss_mb: value("Rss"), pss_mb: value("Pss") };
}
