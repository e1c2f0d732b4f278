import type { FastifyInstance } from "fastify";

/** Longer than this nobody waits for what only machines read. */
const PATIENCE_MS = 2_000;
/** Offers have to keep step with what is free; a crawler's visit must not cost more than a look. */
const FRESH_MS = 5_000;
const MOST_KEPT = 500;

/** An answer of the API, and the server's time in it. */
export interface Answer {
  body: unknown;
  date: string | null;
}

/** Asks the API: undefined where there is no answer in time, null where there is nothing at the address. */
export interface Asker {
  /** An answer that may have been kept for a moment. */
  ask<T>(path: string): Promise<T | null | undefined>;
  /** How it is now. */
  askNow(path: string): Promise<Answer | null | undefined>;
}

/** Asks the API the way browsers do, under this server's own /api. */
export function askerOf(app: FastifyInstance): Asker {
  const kept = new Map<string, { until: number; answer: ReturnType<Asker["askNow"]> }>();
  const fetched = async (path: string): ReturnType<Asker["askNow"]> => {
    const { address, port } = app.server.address() as { address: string; port: number };
    const host = address === "0.0.0.0" || address === "::" ? "localhost" : address;
    const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}/api${path}`;
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status === 404) return null;
    return response.ok ? { body: await response.json(), date: response.headers.get("date") } : undefined;
  };
  const askNow: Asker["askNow"] = (path) => {
    const answer = fetched(path).catch(() => undefined);
    kept.set(path, { until: performance.now() + FRESH_MS, answer });
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    return answer;
  };
  return {
    askNow,
    async ask<T>(path: string) {
      const known = kept.get(path);
      const answer = await (known && known.until > performance.now() ? known.answer : askNow(path));
      return (answer ? answer.body : answer) as T | null | undefined;
    },
  };
}
