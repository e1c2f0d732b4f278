import { whenParentVanishes } from "./parent.ts";

/**
 * Calls back once when this process should drain and end: Ctrl-C, SIGTERM, a closed terminal, a vanished
 * parent. Everything that comes later is ignored: under npm, Ctrl-C arrives twice.
 */
export function whenAskedToStop(callback: () => void): void {
  let asked = false;
  const ask = (): void => {
    if (asked) return;
    asked = true;
    callback();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  whenParentVanishes(ask);
  // A closed terminal or pipe makes every later write fail, and the drain has to go on all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
