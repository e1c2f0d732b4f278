import type { ErrorCode } from "../contracts/types/errors.ts";

/** gRPC's closed set, as far as it is used: what kind of failure it is. */
export type ErrorKind =
  | "invalid_argument"
  | "unauthenticated"
  | "permission_denied"
  | "not_found"
  | "already_exists"
  | "failed_precondition"
  | "aborted"
  | "resource_exhausted"
  | "unavailable"
  | "deadline_exceeded"
  | "internal";

export interface FieldError {
  /** JSON pointer into the request, for example /items/0/quantity */
  pointer: string;
  code: string;
  detail: string;
}

export interface ErrorOptions {
  /** English, for developers; people get words by code. Never contains input, secrets or personal data. */
  detail?: string;
  errors?: FieldError[];
  retry_after_s?: number;
  cause?: unknown;
}

/** Every failure that Foyer means: a closed kind and the stable code of the public contract. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: ErrorCode;
  readonly errors: FieldError[];
  readonly retry_after_s: number | undefined;

  constructor(kind: ErrorKind, code: ErrorCode, options: ErrorOptions = {}) {
    super(options.detail ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.kind = kind;
    this.code = code;
    this.errors = options.errors ?? [];
    this.retry_after_s = options.retry_after_s;
  }
}

export const notFound = (detail = "There is no such thing here.") =>
  new AppError("not_found", "not_found", { detail });
export const forbidden = (detail = "You may not do this.") =>
  new AppError("permission_denied", "forbidden", { detail });
export const unauthenticated = (detail = "Sign in first.") =>
  new AppError("unauthenticated", "unauthenticated", { detail });
export const invalidState = (detail: string) =>
  new AppError("failed_precondition", "invalid_state", { detail });
export const conflict = (code: ErrorCode, detail: string, errors?: FieldError[]) =>
  new AppError("failed_precondition", code, { detail, ...(errors ? { errors } : {}) });
export const invalid = (pointer: string, code: string, detail: string) =>
  new AppError("invalid_argument", "validation_failed", { detail, errors: [{ pointer, code, detail }] });
export const unavailable = (detail: string, cause?: unknown) =>
  new AppError("unavailable", "dependency_unavailable", { detail, retry_after_s: 2, cause });

/** True for failures that another try may cure: a dependency away, a deadline, an aborted transaction. */
export function isTransient(error: unknown): boolean {
  return (
    error instanceof AppError &&
    ["unavailable", "deadline_exceeded", "aborted", "resource_exhausted"].includes(error.kind)
  );
}
