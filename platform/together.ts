import { setImmediate } from "node:timers/promises";

/**
 * One run for all who ask in the meantime: whoever asks while a run is under way gets the next one, so that what
 * it finds is never older than the question. Under load the work is done once a round instead of once a request.
 */
export function together<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  const begin = async (): Promise<T> => {
    await running.catch(() => undefined);
    // Whoever's request has arrived by now comes along.
    await setImmediate();
    next = undefined;
    const run = work();
    running = run;
    return run;
  };
  return () => (next ??= begin());
}
