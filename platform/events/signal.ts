/** Wakes those who wait for something new in this process; a wait always ends by its time limit too. */
export interface Signal {
  notify(): void;
  /** @returns false when only the time was over */
  wait(ms: number): Promise<boolean>;
}

export function createSignal(): Signal {
  let waiting: (() => void)[] = [];
  return {
    notify() {
      const all = waiting;
      waiting = [];
      for (const wake of all) wake();
    },
    wait: (ms) =>
      new Promise((resolve) => {
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
