import type { FastifyReply } from "fastify";
import { meaningOf } from "../../contracts/types/errors.ts";
import type { ErrorKind, FieldError } from "../errors.ts";
import { AppError } from "../errors.ts";

/** For codes that only a newer version knows. */
const STATUS: Record<ErrorKind, number> = {
  invalid_argument: 422,
  unauthenticated: 401,
  permission_denied: 403,
  not_found: 404,
  already_exists: 409,
  failed_precondition: 409,
  aborted: 409,
  resource_exhausted: 429,
  unavailable: 503,
  deadline_exceeded: 503,
  internal: 500,
};

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  correlation_id: string;
  errors?: FieldError[];
}

/** Where the pages are that explain each code: the gateway serves them. */
export const errorsUrl = (api_url: string) => `${api_url}/errors`;

/** What belongs into a problem besides the error. */
export interface ProblemOrigin {
  correlation_id: string;
  /** Where the pages are that explain each code, without a slash at the end. */
  errors_url: string;
}

/** RFC 9457. What is not an AppError says nothing about itself. */
export function problemOf(error: unknown, { correlation_id, errors_url }: ProblemOrigin): Problem {
  const known =
    error instanceof AppError
      ? error
      : new AppError("internal", "internal", { detail: "Something failed on our side." });
  const meaning = meaningOf(known.code);
  return {
    type: `${errors_url}/${known.code}`,
    title: meaning?.title ?? "Error",
    status: meaning?.status ?? STATUS[known.kind],
    detail: known.message,
    code: known.code,
    correlation_id,
    ...(known.errors.length > 0 ? { errors: known.errors } : {}),
  };
}

/** Answers a request with a problem, and with the headers that belong to it. */
export function sendProblem(reply: FastifyReply, error: unknown, origin: ProblemOrigin): FastifyReply {
  const problem = problemOf(error, origin);
  if (problem.status === 401) void reply.header("www-authenticate", 'Bearer realm="foyer"');
  const retry_after_s = error instanceof AppError ? error.retry_after_s : undefined;
  if (problem.status === 429 || problem.status === 503)
    void reply.header("retry-after", String(withJitter(retry_after_s ?? 1)));
  return reply
    .code(problem.status)
    .header("cache-control", "no-store")
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(problem));
}

// Clients that obey must not all come back in the same second.
function withJitter(seconds: number): number {
  return Math.ceil(seconds * (1 + Math.random() * 0.5));
}
