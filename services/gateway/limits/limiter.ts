/** Counts what somebody does, and says when it is too much. */
export interface Limiter {
  readonly name: string;
  /** Counts one more. @returns 0: it may pass; otherwise how many milliseconds it has to wait. Does not throw. */
  take(key: string): Promise<number>;
}

export interface Limit {
  /** So many in a window, which begins with the first of them. */
  most: number;
  window_s: number;
}
