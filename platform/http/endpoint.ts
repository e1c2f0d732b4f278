import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { FieldError } from "../errors.ts";
import { AppError, notFound, unauthenticated } from "../errors.ts";
import type { Secrets } from "../secrets.ts";
import type { Tracer } from "../telemetry/span.ts";
import { currentTrace, tracing, withTrace } from "../trace.ts";
import type { Caller } from "./caller.ts";
import { findReplay, hashBody, type Once, readKey, rememberAnswer, twinWasFaster } from "./idempotency.ts";
import type { Identity } from "./identity.ts";
import { parseJson } from "./json.ts";
import { Reply, type Route, type RouteRequest } from "./route.ts";

const NOTHING = z.strictObject({});
const NO_BYTES = Buffer.alloc(0);
const TWIN_TRIES = 3;

/** What the endpoints of one service need besides its context. */
export interface EndpointOptions<Context> {
  service: string;
  context: Context;
  db?: Database | undefined;
  clock: Clock;
  secrets: Secrets;
  identity: Identity;
  /** Begins a span below the one of the server that took the request. */
  tracer?: Tracer | undefined;
}

/** Mounts the routes of a service; every path also answers 405 to the methods it does not have. */
export function mountRoutes<Context>(
  app: FastifyInstance,
  routes: Route<Context>[],
  options: EndpointOptions<Context>,
): void {
  for (const entry of routes) {
    app.route({
      method: entry.method,
      url: entry.path,
      bodyLimit: entry.raw_body_limit ?? entry.body_limit ?? 1_048_576,
      config: {
        service: options.service,
        accepts: acceptable(entry),
        ...(entry.raw_body_types ? { takes: entry.raw_body_types } : {}),
      },
      // The body's stream carries no trace along, so it is taken up again here.
      handler: (request, reply) =>
        below(entry, options.tracer, request, () => answer(entry, options, request, reply)),
    });
  }
  for (const [path, methods] of methodsByPath(routes)) {
    const others = (["GET", "POST", "PUT", "PATCH", "DELETE"] as const).filter(
      (method) => !methods.has(method),
    );
    if (methods.has("GET")) methods.add("HEAD");
    const allow = [...methods].sort().join(", ");
    app.route({
      method: others,
      url: path,
      config: { service: options.service },
      handler: async (_request, reply) => {
        void reply.header("allow", allow);
        throw new AppError("invalid_argument", "method_not_allowed", {
          detail: `This address takes ${allow}.`,
        });
      },
    });
  }
}

/** In one process the gateway listens for all: whose request it is shows below its span, as it does over the wire. */
function below<T>(
  { method, path }: Pick<Route, "method" | "path">,
  tracer: Tracer | undefined,
  { trace }: FastifyRequest,
  work: () => Promise<T>,
): Promise<T> {
  if (!tracer || !trace.span) return withTrace(trace, work);
  const { traceparent, span } = tracer.start(`${method} ${path}`, "internal", trace.traceparent);
  return tracing({ ...trace, traceparent, span }, work);
}

function methodsByPath(routes: Pick<Route, "path" | "method">[]): Map<string, Set<string>> {
  const paths = new Map<string, Set<string>>();
  for (const { path, method } of routes) paths.set(path, (paths.get(path) ?? new Set()).add(method));
  return paths;
}

function acceptable(entry: Pick<Route, "replies">): string[] {
  const media = Object.values(entry.replies).filter((reply) => typeof reply === "string");
  return ["application/json", "application/problem+json", ...media];
}

async function answer<Context>(
  entry: Route<Context>,
  options: EndpointOptions<Context>,
  native: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const caller = await callerOf(entry, options.identity, native);
  const raw = (native.body as Buffer | undefined) ?? NO_BYTES;
  const idempotency_key = entry.idempotent ? readKey(native.headers["idempotency-key"]) : "";
  const request = {
    params: readParams(entry.params, native.params),
    query: readPart(entry.query ?? NOTHING, native.query, "query"),
    body: entry.raw_body_limit === undefined ? readBody(entry.body, raw) : undefined,
    caller,
    raw,
    headers: native.headers,
    ip: native.address,
    idempotency_key,
    requireVersion: (current: number) => requireVersion(native.headers["if-match"], current),
    remember() {
      throw new Error("only for idempotent routes");
    },
    native: { request: native, reply },
  } as unknown as RouteRequest<unknown, unknown, unknown, Caller | undefined>;
  const result = entry.idempotent
    ? await once(entry, options, request, native.url)
    : await entry.handler(options.context, request as never);
  if (reply.sent) return reply;
  return send(entry, result, caller, reply);
}

async function callerOf(
  entry: Pick<Route, "access">,
  identity: Identity,
  native: FastifyRequest,
): Promise<Caller | undefined> {
  if (entry.access === "public") return undefined;
  const header = native.headers.authorization;
  if (header === undefined && entry.access === "optional") return undefined;
  const token = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(header ?? "")?.[1];
  if (!token) throw unauthenticated();
  const caller = await identity.callerOf(token);
  native.trace.user_id = caller.user_id;
  const trace = currentTrace();
  if (trace) trace.user_id = caller.user_id;
  return caller;
}

/** Runs an idempotent request: a known key is answered from memory, parallel twins meet at the commit. */
async function once<Context>(
  entry: Route<Context>,
  options: EndpointOptions<Context>,
  request: RouteRequest<unknown, unknown, unknown, Caller | undefined>,
  url: string,
): Promise<unknown> {
  const { db, clock, secrets } = options;
  if (!db || !request.caller)
    throw new Error(`${entry.path}: an idempotent route needs a database and a signed-in caller`);
  const key: Once = {
    user_id: request.caller.user_id,
    route: `${entry.method} ${entry.path}`,
    key: request.idempotency_key,
    body_hash: hashBody(entry.method, url, request.raw),
  };
  const twin = () =>
    new AppError("failed_precondition", "idempotency_key_in_progress", {
      detail: "The same request is still being worked on.",
      retry_after_s: 1,
    });
  request.remember = (tx, reply) => rememberAnswer(tx, secrets, key, reply, clock.now());
  for (let attempt = 0; attempt < TWIN_TRIES; attempt++) {
    const replay = await findReplay(db, secrets, key);
    if (replay) return replay;
    try {
      return await entry.handler(options.context, request as never);
    } catch (error) {
      if (!twinWasFaster(error)) throw error;
    }
  }
  throw twin();
}

function send(
  entry: Pick<Route, "replies" | "cache_control" | "access">,
  result: unknown,
  caller: Caller | undefined,
  reply: FastifyReply,
): FastifyReply {
  const { status, body, headers } =
    result instanceof Reply ? result : new Reply(firstSuccess(entry.replies), result);
  const cacheable = entry.cache_control !== undefined && caller === undefined;
  void reply.code(status).header("cache-control", cacheable ? entry.cache_control! : "no-store");
  for (const [name, value] of Object.entries(headers)) void reply.header(name, value);
  if (body === undefined || status === 204 || status === 304) return reply.send();
  if (body instanceof Uint8Array || typeof body === "string") return reply.send(body);
  return reply.type("application/json; charset=utf-8").send(JSON.stringify(body));
}

function firstSuccess(replies: Route["replies"]): number {
  for (const status in replies) if (status.startsWith("2")) return Number(status);
  return 204;
}

// An id that is none cannot exist.
function readParams(schema: z.ZodObject | undefined, value: unknown): unknown {
  if (!schema) return {};
  const result = schema.safeParse(value);
  if (!result.success || hasNul(value)) throw notFound();
  return result.data;
}

function readBody(schema: z.ZodType | undefined, raw: Buffer): unknown {
  if (raw.length > 0) return readPart(schema ?? NOTHING, parseJson(raw), "body");
  const empty = (schema ?? NOTHING).safeParse({});
  if (!empty.success)
    throw new AppError("invalid_argument", "malformed_body", {
      detail: "A JSON body is needed.",
    });
  return empty.data;
}

function readPart(schema: z.ZodType, value: unknown, part: "body" | "query"): unknown {
  const result = strictOf(schema).safeParse(value);
  if (result.success && !(part === "query" && hasNul(value))) return result.data;
  const issues = result.success ? [] : result.error.issues;
  throw new AppError("invalid_argument", "validation_failed", {
    detail: part === "body" ? "The body is not valid." : "The query is not valid.",
    errors: fieldErrors(issues).slice(0, 20),
  });
}

/** Zod compiles a schema when it is first used, so the strict one is made once. */
const stricts = new WeakMap<z.ZodType, z.ZodType>();
function strictOf(schema: z.ZodType): z.ZodType {
  const known = stricts.get(schema);
  if (known) return known;
  const strict = schema instanceof z.ZodObject ? schema.strict() : schema;
  stricts.set(schema, strict);
  return strict;
}

function hasNul(value: unknown): boolean {
  return Object.values(value ?? {}).some((text) => typeof text === "string" && text.includes("\u0000"));
}

/** Zod's issues as JSON pointers; the innermost alternative of a union speaks for it. */
function fieldErrors(issues: z.core.$ZodIssue[], base: PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue): FieldError[] => {
    const path = [...base, ...issue.path];
    if (issue.code === "invalid_union" && issue.errors.length > 0) {
      const closest = issue.errors.toSorted((a, b) => a.length - b.length)[0]!;
      return fieldErrors(closest, path);
    }
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({
        pointer: pointerOf([...path, key]),
        code: "unknown_field",
        detail: "This field is not known here.",
      }));
    return [{ pointer: pointerOf(path), code: issue.code, detail: issue.message.slice(0, 200) }];
  });
}

const pointerOf = (path: PropertyKey[]) =>
  path.map((part) => `/${String(part).slice(0, 60).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** One ETag, several, or `*`: whatever there is; clients that leave the quotes out are understood. */
function requireVersion(header: string | undefined, current: number): void {
  if (!header?.trim())
    throw new AppError("failed_precondition", "precondition_required", {
      detail: "Send If-Match with the ETag you have seen.",
    });
  const seen = header.split(",").map((tag) => /^(?:W\/)?("?)(\d{1,15})\1$/.exec(tag.trim())?.[2]);
  if (header.trim() === "*" || seen.some((tag) => Number(tag) === current)) return;
  throw new AppError("failed_precondition", "version_mismatch", {
    detail: "Somebody changed it meanwhile; read it again.",
  });
}
