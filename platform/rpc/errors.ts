import { Code, ConnectError } from "@connectrpc/connect";
import type { ErrorCode } from "../../contracts/types/errors.ts";
import { ErrorDetailSchema } from "../../contracts/gen/error/v1/error_pb.ts";
import type { ErrorKind } from "../errors.ts";
import { AppError } from "../errors.ts";

const CODES: Record<ErrorKind, Code> = {
  invalid_argument: Code.InvalidArgument,
  unauthenticated: Code.Unauthenticated,
  permission_denied: Code.PermissionDenied,
  not_found: Code.NotFound,
  already_exists: Code.AlreadyExists,
  failed_precondition: Code.FailedPrecondition,
  aborted: Code.Aborted,
  resource_exhausted: Code.ResourceExhausted,
  unavailable: Code.Unavailable,
  deadline_exceeded: Code.DeadlineExceeded,
  internal: Code.Internal,
};
const KINDS = new Map(Object.entries(CODES).map(([kind, code]) => [code, kind as ErrorKind]));

/** An error as it goes over the wire; what is unknown becomes "internal" and says nothing. */
export function toConnectError(error: unknown): ConnectError {
  if (!(error instanceof AppError)) return new ConnectError("internal", Code.Internal);
  const errors = error.errors.map((field) => ({ ...field }));
  const detail = {
    desc: ErrorDetailSchema,
    value: { code: error.code, errors, retryAfterS: error.retry_after_s ?? 0 },
  };
  return new ConnectError(error.message, CODES[error.kind], undefined, [detail]);
}

/** An error as it came over the wire. Broken connections and time-outs are "try again". */
export function fromConnectError(error: unknown): unknown {
  if (!(error instanceof ConnectError)) return error;
  const kind = KINDS.get(error.code) ?? (error.code === Code.Canceled ? "unavailable" : "internal");
  const [detail] = error.findDetails(ErrorDetailSchema);
  if (detail) {
    const errors = detail.errors.map(({ pointer, code, detail: text }) => ({ pointer, code, detail: text }));
    // A newer version may know more codes; they are passed on.
    return new AppError(kind, detail.code as ErrorCode, {
      detail: error.rawMessage,
      errors,
      retry_after_s: detail.retryAfterS || undefined,
    });
  }
  if (kind === "unavailable" || kind === "deadline_exceeded")
    return new AppError(kind, "dependency_unavailable", {
      detail: "Another part of the system does not answer.",
      retry_after_s: 2,
      cause: error,
    });
  return new AppError("internal", "internal", { detail: "An internal call failed.", cause: error });
}
