import { pino } from "pino";
import { currentTrace } from "./trace.ts";

export type Log = ReturnType<typeof createLog>;

/** Fields whose values never reach a log line, whoever writes them. */
const SECRET_FIELDS = [
  "password",
  "token",
  "access_token",
  "refresh_token",
  "authorization",
  "cookie",
  "secret",
  "client_secret",
  "email",
  "name",
  "phone",
  "code",
  "card",
  "number",
  "to",
  "address",
];

/**
 * JSON lines: timestamp, level, service, trace_id, correlation_id, user_id, message. Errors are written as
 * kind, code and stack, without the values of a database error that could hold input.
 */
export function createLog(
  service: string,
  level: string,
  stream: { write(line: string): void } = process.stderr,
) {
  return pino(
    {
      level,
      base: { service },
      messageKey: "message",
      timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: "[redacted]",
      },
      serializers: { error: describeError },
      mixin: () => {
        const trace = currentTrace();
        if (!trace) return {};
        return {
          trace_id: trace.traceparent.slice(3, 35),
          correlation_id: trace.correlation_id,
          ...(trace.user_id ? { user_id: trace.user_id } : {}),
        };
      },
    },
    stream,
  );
}

/** What may be written about an error: database messages can quote rows, so only their code and place are. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: "not an Error" };
  const { code, constraint, table, routine } = error as {
    code?: string;
    constraint?: string;
    table?: string;
    routine?: string;
  };
  const fromDatabase = routine !== undefined;
  return {
    type: error.name,
    // Not "code": ticket codes are cut out of every line.
    ...(code ? { reason: code } : {}),
    ...(constraint ? { constraint, table } : {}),
    message: fromDatabase ? "database error" : error.message.slice(0, 500),
    stack: fromDatabase ? stackOnly(error) : error.stack?.slice(0, 3000),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}

function stackOnly(error: Error): string | undefined {
  return error.stack
    ?.split("\n")
    .filter((line) => line.startsWith("    at "))
    .join("\n")
    .slice(0, 3000);
}
