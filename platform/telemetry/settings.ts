import type { Settings } from "../config.ts";

export interface TelemetryConfig {
  /** Where spans go: OTLP over HTTP, without /v1/traces. */
  endpoint: string;
  headers: Record<string, string>;
  /** Of how many traces spans are kept: 1 is all. */
  ratio: number;
}

/** The names that OpenTelemetry gave them. @returns undefined: no spans are made */
export function telemetryConfig(settings: Settings): TelemetryConfig | undefined {
  const endpoint = settings.optional(
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "where traces go, as OTLP over HTTP (JSON), such as http://127.0.0.1:4318; unless set, none are made",
  );
  const headers = settings.optional(
    "OTEL_EXPORTER_OTLP_HEADERS",
    "headers that the receiver of traces wants, as name=value, comma-separated",
    true,
  );
  const told = settings.text(
    "OTEL_TRACES_SAMPLER_ARG",
    "which part of all traces is kept, from 0 to 1; the same everywhere",
    "1",
  );
  const ratio = /^(0|1|0?\.\d{1,9}|[01]\.\d{1,9})$/.test(told) ? Number(told) : Number.NaN;
  if (!(ratio >= 0 && ratio <= 1)) settings.problem("OTEL_TRACES_SAMPLER_ARG", "must be from 0 to 1");
  if (endpoint === undefined) return undefined;
  if (!/^https?:$/.test(URL.parse(endpoint)?.protocol ?? ""))
    settings.problem("OTEL_EXPORTER_OTLP_ENDPOINT", "is not an http address");
  return { endpoint: endpoint.replace(/\/$/, ""), headers: headersOf(settings, headers), ratio };
}

function headersOf(settings: Settings, text: string | undefined): Record<string, string> {
  const pairs = (text ?? "").split(",").filter((pair) => pair.trim() !== "");
  const headers: Record<string, string> = {};
  for (const pair of pairs) {
    const [, name, value] = /^\s*([!#$%&'*+.^`|~\w-]+)\s*=(.*)$/.exec(pair) ?? [];
    if (name === undefined)
      settings.problem("OTEL_EXPORTER_OTLP_HEADERS", "must be name=value, comma-separated");
    else headers[name] = decoded(value!.trim());
  }
  return headers;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
