import type { Log } from "./log.ts";

/** Something that goes on in the background until it is stopped. */
export interface Loop {
  /** Waits for the step that runs, and starts no other. */
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Repeats a step. A failing one is logged and tried again after growing pauses: a database that is away
 * makes no noise but the first line.
 * @param step returns how much it did
 * @param rest waits for the next reason to look, after a step that did nothing
 */
export function startLoop(
  name: string,
  log: Log,
  step: () => Promise<number>,
  rest: () => Promise<void>,
): Loop {
  let running = true;
  let failures = 0;
  let wake = () => {};
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const stopped = (async () => {
    while (running) {
      try {
        const done = await step();
        failures = 0;
        if (done === 0 && running)
          await Promise.race([rest(), new Promise<void>((resolve) => (wake = resolve))]);
      } catch (error) {
        if (running && failures === 0)
          log.warn({ error, loop: name }, "a background loop failed and goes on");
        failures++;
        if (running) await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures));
      }
    }
  })();
  return {
    async stop() {
      running = false;
      wake();
      await stopped;
    },
  };
}
