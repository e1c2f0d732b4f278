import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import { hangUp } from "../hang-up.ts";
import type { Fault } from "../store/faults.ts";
import type { World } from "../world.ts";
import { authenticate } from "./authenticate.ts";
import { type ErrorBody, inProgress, internalError, PayPalFailure, unsupportedMediaType } from "./failure.ts";
import { checkKey, fingerprint, type KeyedRequest, saveAnswer, savedAnswer } from "./idempotency.ts";
import { newDebugId } from "./keys.ts";
import { faultOf, holdBack } from "./misbehave.ts";
import { type Json, parseBody } from "./parameters.ts";

/** One authenticated call. */
export type Call = {
  world: World;
  body: Json;
  /** The body's exact bytes: what a signature is made over. */
  raw: Buffer;
  /** The id in its path. */
  id: string;
  /** What follows the question mark. */
  query: URLSearchParams;
  /** The PayPal-Request-Id, null when there is none. */
  request_id: string | null;
  /** True for `Prefer: return=representation`. */
  whole: boolean;
};

export type Answer = { status: number; body: { [name: string]: unknown } | null };

/** What an endpoint does: synchronous, inside one transaction; refuses by throwing a `PayPalFailure`. */
export type Operation = (call: Call) => Answer;

type Exchange = {
  world: World;
  request: FastifyRequest;
  reply: FastifyReply;
  debug_id: string;
  path: string;
  raw: Buffer;
};
type Sent = { status: number; body: string };

const TAKES_MS = 2;

/** Makes the handler of one endpoint: authentication, faults, idempotency, the work, the log and the answer. */
export function endpoint(world: World, operation: Operation, options: { about_money?: boolean } = {}) {
  const running = new Set<string>();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const exchange: Exchange = {
      world,
      request,
      reply,
      debug_id: newDebugId(),
      path: request.url.split("?", 1)[0] ?? "",
      raw: (request.body as Buffer | undefined) ?? Buffer.alloc(0),
    };
    let fault: Fault | null = null;
    try {
      authenticate(world, request.headers.authorization);
      fault = faultOf(world, options.about_money ?? true);
      const disturbed = fault ? await holdBack(fault) : null;
      if (disturbed) throw disturbed;
      const sent = await perform(exchange, operation, running);
      world.wake();
      return await finish(exchange, sent, fault);
    } catch (error) {
      const failure = error instanceof PayPalFailure ? error : unexpected(world, error);
      return finish(exchange, { status: failure.status, body: errorText(exchange, failure.error) }, fault);
    }
  };
}

async function perform(exchange: Exchange, operation: Operation, running: Set<string>): Promise<Sent> {
  const { world, request, path, raw } = exchange;
  if (request.method !== "GET" && !/^application\/json\b/i.test(request.headers["content-type"] ?? ""))
    throw unsupportedMediaType();
  const body = request.method === "GET" ? {} : parseBody(raw);
  const header = request.headers["paypal-request-id"];
  const key = request.method === "POST" && typeof header === "string" && header !== "" ? header : null;
  const id = (request.params as { id?: string }).id ?? "";
  const query = new URLSearchParams(request.url.split("?")[1] ?? "");
  const whole = /\breturn=representation\b/.test(String(request.headers["prefer"] ?? ""));
  const work = (): Answer => operation({ world, body, raw, id, query, request_id: key, whole });
  if (key === null) return runOnce(exchange, work, null);
  checkKey(key);
  const keyed: KeyedRequest = { key, path, fingerprint: fingerprint(body) };
  if (running.has(key)) throw inProgress();
  const saved = savedAnswer(world, keyed);
  // What was made is told again as 200.
  if (saved) return { ...saved, status: saved.status === 201 ? 200 : saved.status };
  running.add(key);
  try {
    // PayPal takes a moment; without one, twins sent together could never meet each other here.
    await sleep(TAKES_MS);
    return runOnce(exchange, work, keyed);
  } finally {
    running.delete(key);
  }
}

/** The work and its saved answer in one transaction. A decline is saved too, and so are its traces. */
function runOnce(exchange: Exchange, work: () => Answer, keyed: KeyedRequest | null): Sent {
  const { world } = exchange;
  const keep = (sent: Sent): Sent => {
    if (keyed) saveAnswer(world, keyed, sent);
    return sent;
  };
  return world.store.transaction(() => {
    try {
      const { status, body } = work();
      return keep({ status, body: body === null ? "" : JSON.stringify(body) });
    } catch (error) {
      if (!(error instanceof PayPalFailure) || !error.executed) throw error;
      return keep({ status: error.status, body: errorText(exchange, error.error) });
    }
  });
}

/** Sends the answer, unless the fault of this call is that the answer gets lost. */
async function finish(exchange: Exchange, sent: Sent, fault: Fault | null): Promise<FastifyReply> {
  if (fault?.kind === "error_after_effect")
    return send(exchange, { status: 500, body: errorText(exchange, internalError().error) });
  if (fault?.kind === "timeout") {
    log(exchange, null, null);
    await hangUp(exchange.reply, fault.delay_ms);
    return exchange.reply;
  }
  return send(exchange, sent);
}

function send(exchange: Exchange, { status, body }: Sent): FastifyReply {
  const { reply, debug_id } = exchange;
  log(exchange, status, body === "" ? null : JSON.parse(body));
  reply.code(status).header("paypal-debug-id", debug_id);
  return body === "" ? reply.send() : reply.type("application/json").send(body);
}

function log({ world, request, path, raw }: Exchange, status: number | null, response: unknown): void {
  let sent: unknown = null;
  try {
    sent = raw.length === 0 ? {} : JSON.parse(raw.toString("utf8"));
  } catch {
    sent = raw.toString("utf8").slice(0, 1_000);
  }
  world.requests.record({ vendor: "paypal", method: request.method, path, request: sent, status, response });
}

const errorText = ({ debug_id }: Exchange, error: ErrorBody): string =>
  JSON.stringify(error["name"] === undefined ? error : { ...error, debug_id });

/** A mistake of the sandbox itself: said in the log, answered as PayPal answers its own. */
function unexpected(world: World, error: unknown): PayPalFailure {
  world.log(`paypal: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return internalError();
}
