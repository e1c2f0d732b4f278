import { AppError } from "./errors.ts";
import { currentTrace, withTrace } from "./trace.ts";

/** What is left of the time that the present work has; more than any limit where nobody waits for it. */
export const leftMs = (): number => (currentTrace()?.deadline_ms ?? Infinity) - performance.now();

/** Work that nobody waits for any more is not begun. @throws AppError deadline_exceeded */
export function refuseLate(): void {
  if (leftMs() > 0) return;
  throw new AppError("deadline_exceeded", "dependency_unavailable", {
    detail: "The time for this request is over.",
    retry_after_s: 2,
  });
}

/** Work for which it is never too late: what has happened outside is written down, whoever has given up meanwhile. */
export function evenLate<T>(work: () => Promise<T>): Promise<T> {
  const trace = currentTrace();
  return trace ? withTrace({ ...trace, deadline_ms: undefined }, work) : work();
}
