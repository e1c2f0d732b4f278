/** One thing wrong with the input, as problem+json names it. */
export interface FieldProblem {
  pointer: string;
  code: string;
  detail?: string;
}

interface ProblemInit {
  status: number;
  code: string;
  detail?: string | undefined;
  correlation_id?: string | undefined;
  errors?: FieldProblem[] | undefined;
}

/**
 * What went wrong with a request: the API's problem+json, or `network` when there was no answer at all.
 * Pages show it with `components/problem-note.tsx`; words come from `error-words.ts` by `code`.
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly correlationId: string | undefined;
  readonly errors: FieldProblem[];

  constructor(init: ProblemInit) {
    super(`${init.status} ${init.code}`);
    this.name = "ApiProblem";
    this.status = init.status;
    this.code = init.code;
    this.detail = init.detail;
    this.correlationId = init.correlation_id;
    this.errors = init.errors ?? [];
  }
}

export function isProblem(error: unknown, ...codes: string[]): error is ApiProblem {
  return error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));
}

/** Turns an answer that is no 2xx into an ApiProblem, whatever its body is. */
export function problemOf(response: Response, body: unknown): ApiProblem {
  const problem = (typeof body === "object" && body !== null ? body : {}) as Partial<ProblemInit>;
  return new ApiProblem({
    status: response.status,
    code: problem.code ?? (response.status >= 500 ? "dependency_unavailable" : "internal"),
    detail: problem.detail,
    correlation_id: problem.correlation_id ?? response.headers.get("x-correlation-id") ?? undefined,
    errors: problem.errors,
  });
}
