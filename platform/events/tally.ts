/** Counts what goes on beside somebody who drains, and would otherwise believe that nothing happened. */
export interface Tally {
  add(count: number): void;
  /** How much it became since this was asked for the last time. */
  since(): number;
}

export function createTally(): Tally {
  let count = 0;
  return {
    add: (more) => void (count += more),
    since() {
      const all = count;
      count = 0;
      return all;
    },
  };
}
