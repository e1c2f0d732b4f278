import type { FastifyReply } from "fastify";
import type { ErrorKind, FieldError } from "../errors.ts";
import { AppError } from "../errors.ts";

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

/** Codes whose status is not their kind's. */
const STATUS_BY_CODE: Record<string, number> = {
  malformed_body: 400,
  idempotency_key_missing: 400,
  invalid_signature: 400,
  version_mismatch: 412,
  precondition_required: 428,
  limit_exceeded: 422,
  contact_required: 422,
  idempotency_key_reused: 422,
  overloaded: 503,
};

const TITLES: Record<number, string> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  406: "Not acceptable",
  408: "Request timed out",
  409: "Conflict",
  412: "Precondition failed",
  413: "Too large",
  414: "Address too long",
  415: "Unsupported media type",
  422: "Not valid",
  428: "Precondition required",
  429: "Too many requests",
  431: "Headers too large",
  500: "Internal error",
  503: "Not available",
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

/** RFC 9457. What is not an AppError says nothing about itself. */
export function problemOf(error: unknown, correlation_id: string): Problem {
  const known =
    error instanceof AppError
      ? error
      : new AppError("internal", "internal", { detail: "Something failed on our side." });
  const status = known.status ?? STATUS_BY_CODE[known.code] ?? STATUS[known.kind];
  return {
    type: `/errors/${known.code}`,
    title: TITLES[status] ?? "Error",
    status,
    detail: known.message,
    code: known.code,
    correlation_id,
    ...(known.errors.length > 0 ? { errors: known.errors } : {}),
  };
}

/** Answers a request with a problem, and with the headers that belong to it. */
export function sendProblem(reply: FastifyReply, error: unknown, correlation_id: string): FastifyReply {
  const problem = problemOf(error, correlation_id);
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
