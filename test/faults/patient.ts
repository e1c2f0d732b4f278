import type { Doors } from "../doors.ts";

const PATIENCE_MS = 120_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Who only looks, asks again while a part of the system does not answer: what was hurt takes its time to be well. */
export function patient(doors: Doors): Doors {
  return {
    ...doors,
    async call(path, options = {}) {
      if (options.method !== undefined || options.body !== undefined) return doors.call(path, options);
      for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; await pause(500)) {
        const answer = await doors.call<never>(path, { ...options, unwell: true }).catch(whenCut);
        if (answer && answer.status < 500) return answer;
      }
      return doors.call(path, options);
    },
  };
}

function whenCut(error: unknown): undefined {
  if (!(error instanceof TypeError)) throw error;
}
