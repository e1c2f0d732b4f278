import { unavailable } from "../../../platform/errors.ts";
import type { Log } from "../../../platform/log.ts";
import { inSpan } from "../../../platform/trace.ts";

const TIMEOUT_MS = 4_000;

/** How an engine is talked to: JSON, or lines of it where the body is a text. */
export type Send = (
  method: string,
  path: string,
  body?: unknown,
  options?: { allowed?: number[]; timeout_ms?: number },
) => Promise<{ status: number; body: unknown }>;

/**
 * @param url with user and password where the engine wants them
 * @throws AppError dependency_unavailable when it does not answer, or refuses with what is not `allowed`
 */
export function openSearchHttp(url: string, log: Log): Send {
  const { href, authorization } = addressOf(url);
  return async (method, path, body, { allowed = [], timeout_ms = TIMEOUT_MS } = {}) => {
    let response: Response;
    let answer: unknown;
    try {
      const init: RequestInit = {
        method,
        headers: {
          ...(authorization ? { authorization } : {}),
          ...(body === undefined
            ? {}
            : { "content-type": typeof body === "string" ? "application/x-ndjson" : "application/json" }),
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeout_ms),
      };
      ({ response, answer } = await inSpan(`opensearch ${method}`, "client", undefined, async () => {
        const came = await fetch(`${href}/${path}`, init);
        return { response: came, answer: (await came.json()) as unknown };
      }));
    } catch (cause) {
      throw unavailable("The search engine does not answer.", cause);
    }
    if (response.ok || allowed.includes(response.status)) return { status: response.status, body: answer };
    // It quotes what people searched for, which does not belong into an error.
    const { error } = answer as { error?: { type?: string } };
    log.warn({ status: response.status, type: error?.type, path }, "the search engine refused");
    throw unavailable("The search engine refused.");
  };
}

function addressOf(url: string): { href: string; authorization: string | undefined } {
  const { origin, pathname, username, password } = new URL(url);
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    href: `${origin}${pathname.replace(/\/$/, "")}`,
    authorization: username ? `Basic ${Buffer.from(credentials).toString("base64")}` : undefined,
  };
}
