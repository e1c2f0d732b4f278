import { performance } from "node:perf_hooks";

const WINDOW_MS = 200;
const BUSY = 0.5;

/** Tells whether this process had hardly a pause of late. */
export function createBusyMeter(): () => boolean {
  let last = performance.eventLoopUtilization();
  let at_ms = performance.now();
  let busy = false;
  return () => {
    const now_ms = performance.now();
    if (now_ms - at_ms >= WINDOW_MS) {
      const total = performance.eventLoopUtilization();
      busy = performance.eventLoopUtilization(total, last).utilization > BUSY;
      last = total;
      at_ms = now_ms;
    }
    return busy;
  };
}
