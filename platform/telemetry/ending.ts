import { AppError } from "../errors.ts";

const FAILURES = new Set(["internal", "unavailable", "deadline_exceeded"]);
const CODE = /^[\w.-]{1,60}$/;

/**
 * What a span may tell of a failure: a code, or the error's name. Messages can quote what somebody typed.
 * `failed` is false where the answer is a plain no, such as "not found".
 */
export function endingOf(error: unknown): { code: string; failed: boolean } {
  if (error instanceof AppError) return { code: error.code, failed: FAILURES.has(error.kind) };
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  const known = [code, name].find((one) => typeof one === "string" && CODE.test(one));
  return { code: (known as string | undefined) ?? "error", failed: true };
}
