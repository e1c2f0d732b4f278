import path from "node:path";
import type { Rolldown } from "vite";

const ENTRY = path.join(import.meta.dirname, "src/main.tsx");

interface Modules {
  getModuleInfo(id: string): { importers: string[] } | null;
}

/** Whether the app needs the module before any page: static imports lead to it from the entry. */
function atOnce(id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (id === ENTRY) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return (modules.getModuleInfo(id)?.importers ?? []).some((by) => atOnce(by, modules, seen));
}

/**
 * What every page needs is one file: a browser asks for six at a time, so the thirty small ones that would come of it
 * cost five times the way to the server (0.75 s on a slow network) before anything is shown.
 */
export const codeSplitting: Rolldown.OutputOptions["codeSplitting"] = {
  groups: [{ debugName: "app", name: (id, modules) => (atOnce(id, modules) ? "app" : null) }],
};
