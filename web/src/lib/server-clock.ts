// The device clock is often wrong by minutes; every deadline is the server's. Each answer's Date header gives
// an estimate of the difference; the one with the shortest round trip is the best and is kept for a while.

interface Estimate {
  offset: number;
  roundTrip: number;
  takenAt: number;
  /** The device's own clock at that moment. */
  wall: number;
}

const KEEP_MS = 300_000;
/** Two clocks of one device drift by less; what is more was slept, or somebody set the clock. */
const JUMP_MS = 2_000;
let best: Estimate | undefined;

/**
 * How far the device's clock has gone ahead of performance.now(), which in most browsers stands still while the
 * device sleeps. Never negative: a clock that was set back is nobody's sleep.
 */
function slept({ wall, takenAt }: Estimate): number {
  const ahead = Date.now() - wall - (performance.now() - takenAt);
  return ahead > JUMP_MS ? ahead : 0;
}

/**
 * Learns from one answer. The Date header counts whole seconds, so half a second is added on average.
 * @param sentAt and @param receivedAt are performance.now() values
 */
export function learnServerTime(dateHeader: string | null, sentAt: number, receivedAt: number): void {
  const server = dateHeader ? Date.parse(dateHeader) : Number.NaN;
  if (Number.isNaN(server)) return;
  const roundTrip = receivedAt - sentAt;
  if (best && best.roundTrip < roundTrip && receivedAt - best.takenAt < KEEP_MS && slept(best) === 0) return;
  // performance.now() does not jump when somebody sets the device's clock, so the offset is kept against it.
  const wall = Date.now() - (performance.now() - receivedAt);
  best = { offset: server + 500 - (sentAt + roundTrip / 2), roundTrip, takenAt: receivedAt, wall };
}

/**
 * The server's time in milliseconds, as well as we know it; the device's until the first answer. After a sleep it is
 * told by how long the device believes to have slept, until the next answer says better.
 */
export function serverNow(): number {
  return best ? performance.now() + best.offset + slept(best) : Date.now();
}
