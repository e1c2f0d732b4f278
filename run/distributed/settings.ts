import type { Settings } from "../../platform/config.ts";
import type { SystemEntry } from "../../platform/runtime.ts";

const MOST = 9;

/** What only the supervisor reads. @returns how many processes of each service there are to be */
export function distributedSettings(settings: Settings, entries: SystemEntry[]): Map<string, number> {
  const counts = new Map(entries.map(({ name }) => [name, 1]));
  const told = settings.optional(
    "INSTANCES",
    "how many processes of a service, where it is not one: booking=2,ticket=2; the second of each listens 1000 ports above the first",
  );
  for (const part of told?.split(",") ?? []) {
    const [, name, count] = /^\s*([a-z-]+)=([1-9])\s*$/.exec(part) ?? [];
    if (name && counts.has(name)) counts.set(name, Number(count));
    else
      settings.problem(
        "INSTANCES",
        `has "${part.trim()}": it must be like booking=2, with a service of system.ts and 1 to ${MOST}`,
      );
  }
  return counts;
}
