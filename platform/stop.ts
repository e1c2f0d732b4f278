import { whenParentVanishes } from "./parent.ts";

/**
 * Calls back once when this process should drain and end: Ctrl-C, SIGTERM, a closed terminal, or the launcher
 * `launcher_pid` being gone. Everything that comes later is ignored: under npm, Ctrl-C arrives twice.
 */
export function whenAskedToStop(callback: () => void, options: { launcher_pid?: number } = {}): void {
  let asked = false;
  const ask = (): void => {
    if (asked) return;
    asked = true;
    callback();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  // Without the launcher this was started by hand, and whoever did that may well log out.
  if (options.launcher_pid === process.ppid) whenParentVanishes(ask);
  // A closed terminal or pipe makes every later write fail; the drain has to go on.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
