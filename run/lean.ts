/**
 * How Node is started for one service: little room for what is short-lived (1 MB instead of 16), memory before speed
 * when V8 chooses how far the heap grows, and `gc`, which giveBack() needs.
 */
export const LEAN = ["--max-semi-space-size=1", "--optimize-for-size", "--expose-gc"];

/** When the first rounds of all loops are over. */
const SETTLED_MS = 2_000;

/**
 * Gives back, once, what only the start needed: a fifth of a service's heap, which V8 would keep for itself as long
 * as nothing presses it. Takes some tens of milliseconds; does nothing where Node was not started as above.
 */
export function giveBack(): void {
  const { gc } = globalThis;
  if (gc)
    setTimeout(() => gc({ type: "major", execution: "sync", flavor: "last-resort" }), SETTLED_MS).unref();
}
