import type { FastifyInstance } from "fastify";

/** Longer than this nobody waits for what only machines read. */
const PATIENCE_MS = 2_000;
/** Offers have to keep step with what is free; a crawler's visit must not cost more than a look. */
const FRESH_MS = 5_000;
const MOST_KEPT = 500;

/** An answer of the API: undefined where there is none in time, null where there is nothing at the address. */
export type Ask = <T>(path: string) => Promise<T | null | undefined>;

/** Asks the API the way browsers do, under this server's own /api, and keeps answers for a moment. */
export function askerOf(app: FastifyInstance): Ask {
  const kept = new Map<string, { until: number; answer: Promise<unknown> }>();
  const ask = async (path: string): Promise<unknown> => {
    const { address, port } = app.server.address() as { address: string; port: number };
    const host = address === "0.0.0.0" || address === "::" ? "localhost" : address;
    const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}/api${path}`;
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status === 404) return null;
    return response.ok ? response.json() : undefined;
  };
  return async <T>(path: string) => {
    const known = kept.get(path);
    if (known && known.until > performance.now()) return known.answer as Promise<T | null | undefined>;
    const answer = ask(path).catch(() => undefined);
    kept.set(path, { until: performance.now() + FRESH_MS, answer });
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    return answer as Promise<T | null | undefined>;
  };
}
