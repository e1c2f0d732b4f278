import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import { hangUp } from "../hang-up.ts";
import type { Fault } from "../store/faults.ts";
import type { World } from "../world.ts";
import { apiVersion, authenticate, secretKeyRequired } from "./authenticate.ts";
import type { Cause } from "./events.ts";
import type { ErrorBody } from "./failure.ts";
import { docUrl, invalidRequest, StripeFailure } from "./failure.ts";
import type { Form } from "./form.ts";
import { parseForm } from "./form.ts";
import type { KeyedRequest } from "./idempotency.ts";
import { checkKey, fingerprint, inProgress, saveAnswer, savedAnswer } from "./idempotency.ts";
import { API_VERSION, newId } from "./keys.ts";
import { holdBack } from "./misbehave.ts";
import type { ApiObject } from "./render.ts";

export type KeyKind = "secret" | "publishable";

/** One authenticated call: its parameters, the id in its path, and what was called (`GET: /v1/…`). */
export type Call = {
  world: World;
  form: Form;
  key: KeyKind;
  id: string;
  address: string;
  api_version: string;
  cause: Cause;
};

export type Answer = { status: number; body: ApiObject | { error: ErrorBody } };

/** What an endpoint does: synchronous, inside one transaction; refuses by throwing a `StripeFailure`. */
export type Operation = (call: Call) => Answer;

type Exchange = {
  world: World;
  request: FastifyRequest;
  reply: FastifyReply;
  request_id: string;
  form: Form;
  path: string;
};
type Sent = { status: number; body: string; headers?: Record<string, string> };

const TAKES_MS = 2;
const CALL_FAULTS = ["error_500", "error_429", "timeout", "error_after_effect"] as const;

/** Makes the handler of one endpoint: authentication, faults, idempotency, the work, the log and the answer. */
export function endpoint(world: World, operation: Operation, options: { customers?: boolean } = {}) {
  const running = new Set<string>();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const path = request.url.split("?", 1)[0] ?? "";
    const exchange: Exchange = {
      world,
      request,
      reply,
      request_id: newId("req", 14),
      form: Object.create(null) as Form,
      path,
    };
    let logged = exchange.form;
    let fault: Fault | null = null;
    try {
      exchange.form = readForm(request);
      logged = structuredClone(exchange.form);
      const key = authenticate(request.headers, exchange.form);
      const version = apiVersion(request.headers);
      if (key === "publishable" && !options.customers) throw secretKeyRequired();
      // A customer's own confirm is never disturbed: the faults are about Foyer and its vendor.
      if (key === "secret") fault = world.faults.take("stripe", CALL_FAULTS);
      const disturbed = fault ? await holdBack(fault) : null;
      if (disturbed) throw new StripeFailure(disturbed.status, disturbed.error);
      const sent = await perform(exchange, operation, { key, version, running });
      world.wake();
      return await finish(exchange, logged, sent, fault);
    } catch (error) {
      const failure = error instanceof StripeFailure ? error : unexpected(world, error);
      const sent = { status: failure.status, body: errorText(exchange, failure.error) };
      return finish(exchange, logged, sent, fault);
    }
  };
}

function readForm(request: FastifyRequest): Form {
  const query = request.url.indexOf("?");
  const form = parseForm(query === -1 ? "" : request.url.slice(query + 1));
  const body = request.body as Buffer | undefined;
  if (request.method === "GET" || !body || body.length === 0) return form;
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers["content-type"] ?? "")) {
    throw invalidRequest(
      "Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, " +
        "we can help at https://support.stripe.com/.",
    );
  }
  return Object.assign(form, parseForm(body.toString("utf8")));
}

type Performing = { key: KeyKind; version: string; running: Set<string> };

async function perform(
  exchange: Exchange,
  operation: Operation,
  { key, version, running }: Performing,
): Promise<Sent> {
  const { world, request, form, path } = exchange;
  const header = request.headers["idempotency-key"];
  const idempotencyKey =
    request.method === "POST" && typeof header === "string" && header !== "" ? header : null;
  const cause: Cause = { request_id: exchange.request_id, idempotency_key: idempotencyKey };
  const id = (request.params as { id?: string }).id ?? "";
  const address = `${request.method}: ${path}`;
  const work = (): Answer => operation({ world, form, key, id, address, api_version: version, cause });
  const headers = { "stripe-version": version };
  if (idempotencyKey === null) return { ...runOnce(exchange, work, null), headers };

  checkKey(idempotencyKey);
  const keyed: KeyedRequest = { key: idempotencyKey, path, fingerprint: fingerprint(form) };
  const named = { ...headers, "idempotency-key": idempotencyKey };
  if (running.has(idempotencyKey)) throw inProgress(idempotencyKey);
  const saved = savedAnswer(world, keyed);
  if (saved) {
    return {
      status: saved.status,
      body: saved.body,
      headers: { ...named, "idempotent-replayed": "true", "original-request": saved.request_id },
    };
  }
  running.add(idempotencyKey);
  try {
    // Stripe takes a moment; without one, twins sent together could never meet each other here.
    await sleep(TAKES_MS);
    return {
      ...runOnce(exchange, work, keyed),
      headers: { ...named, "original-request": exchange.request_id },
    };
  } finally {
    running.delete(idempotencyKey);
  }
}

/** The work and its saved answer in one transaction. A decline is an answer, not a throw, so its traces stay. */
function runOnce(exchange: Exchange, work: () => Answer, keyed: KeyedRequest | null): Sent {
  const { world } = exchange;
  const keep = (sent: Sent): Sent => {
    if (keyed) saveAnswer(world, keyed, { ...sent, request_id: exchange.request_id });
    return sent;
  };
  try {
    return world.store.transaction(() => {
      const { status, body } = work();
      const text =
        "error" in body ? errorText(exchange, body.error as ErrorBody) : JSON.stringify(body, null, 2);
      return keep({ status, body: text });
    });
  } catch (error) {
    if (!(error instanceof StripeFailure) || !error.executed) throw error;
    return keep({ status: error.status, body: errorText(exchange, error.error) });
  }
}

/** Sends the answer, unless the fault of this call is that the answer gets lost. */
async function finish(
  exchange: Exchange,
  logged: Form,
  sent: Sent,
  fault: Fault | null,
): Promise<FastifyReply> {
  if (fault?.kind === "error_after_effect") {
    const error: ErrorBody = { type: "api_error", message: "An unknown error occurred" };
    return send(exchange, logged, { status: 500, body: errorText(exchange, error) });
  }
  if (fault?.kind === "timeout") {
    const { world, request, reply, path } = exchange;
    world.requests.record({
      vendor: "stripe",
      method: request.method,
      path,
      request: logged,
      status: null,
      response: null,
    });
    await hangUp(reply, fault.delay_ms);
    return reply;
  }
  return send(exchange, logged, sent);
}

function send(exchange: Exchange, logged: Form, sent: Sent): FastifyReply {
  const { world, request, reply, path } = exchange;
  const { status } = sent;
  world.requests.record({
    vendor: "stripe",
    method: request.method,
    path,
    request: logged,
    status,
    response: JSON.parse(sent.body),
  });
  const version = { "stripe-version": API_VERSION, "request-id": exchange.request_id };
  return reply
    .code(status)
    .headers({ ...version, ...sent.headers })
    .type("application/json")
    .send(sent.body);
}

function errorText(exchange: Exchange, error: ErrorBody): string {
  const at = Math.floor(exchange.world.clock() / 1000);
  const request_log_url = `https://dashboard.stripe.com/test/logs/${exchange.request_id}?t=${at}`;
  return JSON.stringify({ error: { ...error, doc_url: docUrl(error.code), request_log_url } }, null, 2);
}

/** A mistake of the sandbox itself: said in the log, answered as Stripe answers its own. */
function unexpected(world: World, error: unknown): StripeFailure {
  world.log(`stripe: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return new StripeFailure(500, { type: "api_error", message: "An unknown error occurred" });
}
