/** Work that looks for due rows of the domain's own tables, again and again. */
export interface Job<Context = never> {
  readonly name: string;
  readonly every_ms: number;
  run(context: Context): Promise<number>;
}

/**
 * Declares a timer. It claims due rows with FOR UPDATE SKIP LOCKED, so that several instances may run it,
 * and returns how many it did: it is called again at once until that is 0.
 */
export function job<Context>(
  name: string,
  every_ms: number,
  run: (context: Context) => Promise<number>,
): Job<Context> {
  return { name, every_ms, run };
}
