// The device clock is often wrong by minutes; every deadline is the server's. Each answer's Date header gives
// an estimate of the difference; the one with the shortest round trip is the best and is kept for a while.

interface Estimate {
  offset: number;
  roundTrip: number;
  takenAt: number;
}

const KEEP_MS = 300_000;
let best: Estimate | undefined;

/**
 * Learns from one answer. The Date header counts whole seconds, so half a second is added on average.
 * @param sentAt and @param receivedAt are performance.now() values
 */
export function learnServerTime(dateHeader: string | null, sentAt: number, receivedAt: number): void {
  const server = dateHeader ? Date.parse(dateHeader) : Number.NaN;
  if (Number.isNaN(server)) return;
  const roundTrip = receivedAt - sentAt;
  if (best && best.roundTrip < roundTrip && receivedAt - best.takenAt < KEEP_MS) return;
  // performance.now() does not jump when somebody sets the device's clock, so the offset is kept against it.
  best = { offset: server + 500 - (sentAt + roundTrip / 2), roundTrip, takenAt: receivedAt };
}

/** The server's time in milliseconds, as well as we know it; the device's until the first answer. */
export function serverNow(): number {
  return best ? performance.now() + best.offset : Date.now();
}
