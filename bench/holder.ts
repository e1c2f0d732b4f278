import { Agent, request } from "node:http";
import { newId } from "../platform/ids.ts";
import type { Json } from "../test/doors.ts";
import { answerQuestions } from "./worker.ts";

/** What the clients of a bench are to do: each takes the next basket when it has its answer, until time is up. */
export interface Rush {
  gateway: string;
  tokens: string[];
  /** Items of one booking each. */
  baskets: Json[][];
  clients: number;
  /** Without it, all of them in the same moment, once. */
  duration_s?: number;
}
export interface RushResult {
  seconds: number;
  /** How many baskets were used up. */
  used: number;
  /** By `201` or `409 seat_taken`: each answer's time. */
  latencies_ms: Record<string, number[]>;
}

const agent = new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 2_000 });

function send(
  url: string,
  headers: Record<string, string>,
  body?: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, method: body ? "POST" : "GET", headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode!, text }));
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

answerQuestions(async ({ gateway, tokens, baskets, clients, duration_s }: Rush): Promise<RushResult> => {
  const latencies_ms: Record<string, number[]> = {};
  let used = 0;
  const book = async (token: string, items: Json[]) => {
    const from = performance.now();
    const { status, text } = await send(
      `${gateway}/bookings`,
      {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": newId(),
      },
      JSON.stringify({ items }),
    );
    const key = status === 201 ? "201" : `${status} ${JSON.parse(text).code}`;
    (latencies_ms[key] ??= []).push(performance.now() - from);
  };
  // Connections are there before the race begins.
  await Promise.all(Array.from({ length: clients }, () => send(`${gateway}/health`, {})));
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      do {
        const items = baskets[used++ % baskets.length]!;
        await book(tokens[client % tokens.length]!, items);
      } while (duration_s !== undefined && performance.now() < began + duration_s * 1_000);
    }),
  );
  return { seconds: (performance.now() - began) / 1000, used, latencies_ms };
});
