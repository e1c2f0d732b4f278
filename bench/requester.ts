import autocannon from "autocannon";
import { answerQuestions } from "./worker.ts";

/** So many connections, each asking again as soon as it has its answer. */
export interface Burst {
  url: string;
  connections: number;
  duration_s: number;
  headers: Record<string, string>;
}
export interface BurstResult {
  /** Answered, over the whole burst. */
  requests: number;
  duration_s: number;
  /** Each answer's time. */
  latencies_ms: number[];
}

answerQuestions(async ({ url, connections, duration_s, headers }: Burst): Promise<BurstResult> => {
  const latencies_ms: number[] = [];
  let refused = 0;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const finish = (error: Error | null, done: autocannon.Result) => (error ? reject(error) : resolve(done));
    autocannon({ url, connections, duration: duration_s, headers }, finish).on(
      "response",
      (_client, status, _bytes, time_ms) => {
        latencies_ms.push(time_ms);
        if (status !== 200) refused++;
      },
    );
  });
  if (refused + result.errors + result.timeouts > 0)
    throw new Error(
      `${url}: ${refused} answers other than 200, ${result.errors} errors, ${result.timeouts} time-outs`,
    );
  return { requests: latencies_ms.length, duration_s: result.duration, latencies_ms };
});
