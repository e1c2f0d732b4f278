/** Wakes those who wait for something new in this process; a wait always ends by its time limit too. */
export interface Signal {
  notify(): void;
  /** @returns false when only the time was over */
  wait(ms: number): Promise<boolean>;
}

/** @param keeps true for a single waiter: what happened while nobody waited ends the next wait at once */
export function createSignal(keeps = false): Signal {
  let waiting: (() => void)[] = [];
  let kept = false;
  return {
    notify() {
      const all = waiting;
      kept = keeps && all.length === 0;
      waiting = [];
      for (const wake of all) wake();
    },
    wait: (ms) =>
      new Promise((resolve) => {
        if (kept) {
          kept = false;
          return resolve(true);
        }
        const wake = () => {
          clearTimeout(timer);
          resolve(true);
        };
        const timer = setTimeout(() => {
          waiting = waiting.filter((other) => other !== wake);
          resolve(false);
        }, ms);
        timer.unref();
        waiting.push(wake);
      }),
  };
}
