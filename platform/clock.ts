/** The time everybody agrees on. Deadlines, expiry and signatures use it, never a machine's own clock. */
export interface Clock {
  now(): Date;
}

/**
 * The database's time, sampled once and carried on by the monotonic clock: a node whose own clock jumps
 * neither ends a hold early nor late.
 * @param read asks the database for its time
 */
export async function databaseClock(read: () => Promise<Date>): Promise<Clock> {
  const before = performance.now();
  const sampled = (await read()).getTime();
  const half_trip = (performance.now() - before) / 2;
  const origin = sampled + half_trip - performance.now();
  return { now: () => new Date(origin + performance.now()) };
}

/** A clock that tests move. It starts at the given clock's time and runs on with it. */
export class TestClock implements Clock {
  #offset_ms = 0;
  readonly #base: Clock;
  constructor(base: Clock = { now: () => new Date() }) {
    this.#base = base;
  }
  now(): Date {
    return new Date(this.#base.now().getTime() + this.#offset_ms);
  }
  advance(ms: number): void {
    this.#offset_ms += ms;
  }
}
