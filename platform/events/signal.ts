/** Wakes those who wait for something new in this process; a wait always ends by its time limit too. */
export interface Signal {
  notify(): void;
  wait(ms: number): Promise<void>;
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
          resolve();
        };
        const timer = setTimeout(() => {
          waiting = waiting.filter((other) => other !== wake);
          resolve();
        }, ms);
        timer.unref();
        waiting.push(wake);
      }),
  };
}
