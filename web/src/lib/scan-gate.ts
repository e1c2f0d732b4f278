const AGAIN_MS = 3_000;

export interface ScanGate {
  /** Whether a code in view now is news. @param now milliseconds, ever growing @param paused see it, but take nothing */
  takes(code: string, now: number, paused: boolean): boolean;
}

/**
 * A camera sees the same ticket ten times a second. A code is taken once, and again only when it was out of view for
 * three seconds: somebody who goes on holding it up must not be told that it is used.
 */
export function createScanGate(): ScanGate {
  const seen = new Map<string, number>();
  return {
    takes(code, now, paused) {
      for (const [known, at] of seen) if (now - at >= AGAIN_MS) seen.delete(known);
      const known = seen.has(code);
      if (known || !paused) seen.set(code, now);
      return !known && !paused;
    },
  };
}
