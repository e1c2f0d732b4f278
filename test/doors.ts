import assert from "node:assert/strict";
import { newId } from "../platform/ids.ts";
import { assertProblem } from "./problem.ts";

/** JSON whose shape each test knows. */
export type Json = ReturnType<typeof JSON.parse>;

/** An answer with its body read. */
export interface Answer<Body = Json> {
  status: number;
  headers: Headers;
  body: Body;
}

export interface CallOptions {
  method?: string;
  body?: unknown;
  /** A body exactly as it is, instead; JSON unless the headers say otherwise. */
  bytes?: string | Uint8Array<ArrayBuffer>;
  /** An access token. */
  token?: string | undefined;
  /** Idempotency-Key; made up for a POST unless given. */
  key?: string;
  headers?: Record<string, string>;
  /** Something of ours is broken on purpose: a 5xx is an answer. */
  unwell?: boolean;
}

/** Foyer and the outside world as a stranger reaches them. */
export interface Doors {
  gateway: string;
  sandbox: string;
  /** Calls the API. Every refusal is checked to be a problem as the contract says, and no mistake of ours. */
  call<Body = Json>(path: string, options?: CallOptions): Promise<Answer<Body>>;
  /** Calls the sandbox's own API. */
  outside<Body = Json>(
    path: string,
    options?: { method?: string; body?: unknown; token?: string },
  ): Promise<Answer<Body>>;
  /** Lets everything that is under way come to its end, as far as that can be made to happen. */
  drain(): Promise<void>;
}

/** @param explain what our own log says about a correlation id */
export function doorsOf(
  gateway: string,
  sandbox: string,
  drain: () => Promise<void>,
  explain: (correlation_id: string) => string = () => "",
): Doors {
  return {
    gateway,
    sandbox,
    async call(path, options = {}) {
      const { answer, text } = await request(gateway + path, options);
      if (answer.status >= 400) assertProblem(answer.status, answer.headers, text);
      if (answer.status >= 500 && !options.unwell)
        assert.fail(`${options.method ?? ""} ${path}: ${text} ${explain(answer.body.correlation_id)}`);
      return answer as Answer<never>;
    },
    outside: async (path, options = {}) => (await request(sandbox + path, options)).answer as Answer<never>,
    drain,
  };
}

async function request(
  url: string,
  {
    method,
    body,
    bytes = body === undefined ? undefined : JSON.stringify(body),
    token,
    key,
    headers,
  }: CallOptions,
): Promise<{ answer: Answer; text: string }> {
  const verb = method ?? (bytes === undefined ? "GET" : "POST");
  const response = await fetch(url, {
    method: verb,
    redirect: "manual",
    headers: {
      ...(bytes === undefined ? {} : { "content-type": "application/json" }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(verb === "POST" ? { "idempotency-key": key ?? newId() } : {}),
      ...headers,
    },
    ...(bytes === undefined ? {} : { body: bytes }),
  });
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json");
  return {
    answer: {
      status: response.status,
      headers: response.headers,
      body: json && text ? JSON.parse(text) : text,
    },
    text,
  };
}

/**
 * Looks again and again, letting things come to their end in between, until what is looked for is there.
 * @throws what the last look failed with, after a minute: a machine may be busy with other tests
 */
export async function eventually<T>(doors: Doors, look: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    await doors.drain();
    try {
      return await look();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
