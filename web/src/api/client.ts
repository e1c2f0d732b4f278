import { spokenTag } from "../lib/i18n.ts";
import { problemOf } from "./problem.ts";
import { accessToken, refreshSession } from "./session.ts";
import { transport } from "./transport.ts";

interface Options {
  query?: Record<string, string | number | boolean | undefined>;
  body?: object;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

function requestOf(method: string, path: string, options: Options, token: string | undefined): Request {
  const query = Object.entries(options.query ?? {}).flatMap(([key, value]) =>
    value === undefined || value === "" ? [] : [[key, String(value)]],
  );
  const headers: Record<string, string> = {
    accept: "application/json",
    "accept-language": spokenTag(),
    ...options.headers,
  };
  if (options.body) headers["content-type"] = "application/json";
  if (token) headers["authorization"] = `Bearer ${token}`;
  const search = query.length ? `?${new URLSearchParams(query as [string, string][])}` : "";
  return new Request(`/api${path}${search}`, {
    method,
    headers,
    body: options.body ? JSON.stringify(options.body) : null,
    signal: options.signal ?? null,
  });
}

/** One call of the API as whoever is here; refused with an expired token it is tried once more with a new one. */
export async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const token = await accessToken();
  let response = await transport(requestOf(method, path, options, token));
  if (response.status === 401 && token) {
    await refreshSession();
    response = await transport(requestOf(method, path, options, await accessToken()));
  }
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response, answer);
  return answer as T;
}
