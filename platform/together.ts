import { setImmediate } from "node:timers/promises";

/** How old what another process has changed may be. */
const GOOD_MS = 20;

/**
 * One run for all who ask in the meantime: whoever asks while a run is under way gets the next one, so that what
 * it finds is never older than the question. Under load the work is done once a round instead of once a request.
 * @param changes counts the changes made here: while it stands still, what was found a moment ago is found again.
 *   Of changes made by other processes an answer may then miss the last 20 ms.
 */
export function together<T>(work: () => Promise<T>, changes?: () => number): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  let good: { run: Promise<T>; changes: number; until_ms: number } | undefined;
  const begin = async (): Promise<T> => {
    await running.catch(() => undefined);
    // Whoever's request has arrived by now comes along.
    await setImmediate();
    next = undefined;
    const before = changes?.();
    const until_ms = performance.now() + GOOD_MS;
    const run = work();
    running = run;
    await run;
    if (before !== undefined) good = { run, changes: before, until_ms };
    return run;
  };
  return () => {
    if (good && good.changes === changes!() && performance.now() < good.until_ms) return good.run;
    good = undefined;
    return (next ??= begin());
  };
}
