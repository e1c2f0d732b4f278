import { randomUUIDv7 } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

export type FieldError = { pointer: string; code: string; detail: string };

/** A refusal of the sandbox's own API, answered as `application/problem+json`. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[] | undefined;

  constructor(status: number, code: string, detail: string, errors?: FieldError[]) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export function notFound(detail: string): Problem {
  return new Problem(404, "not_found", detail);
}

export function invalid(errors: FieldError[]): Problem {
  return new Problem(
    422,
    "validation_failed",
    errors.map((error) => `${error.pointer}: ${error.detail}`).join("; "),
    errors,
  );
}

const TITLES: Record<number, string> = {
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Payload Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
};

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const given = request.headers["x-correlation-id"];
  const correlationId = typeof given === "string" && /^[\w.-]{8,64}$/.test(given) ? given : randomUUIDv7();
  return reply
    .code(problem.status)
    .header("x-correlation-id", correlationId)
    .type("application/problem+json")
    .send({
      type: "about:blank",
      title: TITLES[problem.status] ?? "Error",
      status: problem.status,
      detail: problem.message,
      code: problem.code,
      correlation_id: correlationId,
      ...(problem.errors ? { errors: problem.errors } : {}),
    });
}
