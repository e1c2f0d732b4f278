import type { Socket } from "node:net";
import cookie from "@fastify/cookie";
import cors from "@fastify/cors";
import fastify, {
  type FastifyError,
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyRequest,
} from "fastify";
import type { Server } from "node:http";
import { AppError, notFound } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Span, Tracer } from "../telemetry/span.ts";
import { acceptCorrelationId, beginTrace, newTrace, type Trace, withTrace } from "../trace.ts";
import { CLIENT_ADDRESS, type ClientAddress, TIME_LEFT } from "./client-address.ts";
import { compressAnswers } from "./compress.ts";
import { problemOf, sendProblem } from "./problem.ts";

const DEADLINE_MS = 10_000;
const MAX_URL = 8_192;
const MAX_HEADERS = 16_384;

/** For answers that are no pages: a browser may show them, and do nothing else with them. */
const SECURITY_HEADERS = {
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "x-download-options": "noopen",
  "x-frame-options": "DENY",
  "x-permitted-cross-domain-policies": "none",
  "x-xss-protection": "0",
};

declare module "fastify" {
  interface FastifyRequest {
    trace: Trace;
    started_ms: number;
    problem_code?: string;
    /** Whose request it is: the socket's address, or what a proxy that is believed or our gateway says. */
    address: string;
  }
  interface FastifyContextConfig {
    service?: string;
    accepts?: string[];
    /** Media types of the body, where it is not JSON. */
    takes?: readonly string[];
  }
}

export interface HttpOptions {
  service: string;
  log: Log;
  metrics: Metrics;
  /** Origins of browsers that may call. */
  allowed_origins: string[];
  rewrites: Record<string, string>;
  /** Where the pages are that explain each error code, without a slash at the end. */
  errors_url: string;
  /** Addresses whose X-Forwarded-For is believed: nobody's unless told. */
  trusted_proxies: string[];
  /** What our gateway says about its clients; nothing is said to the gateway itself. */
  client_address?: ClientAddress | undefined;
  /** True once the server is about to end: each answer then says so. */
  leaving(): boolean;
  tracer?: Tracer | undefined;
}

/** A Fastify server with Foyer's rules for every request: limits, correlation id, problems, headers. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const settings: FastifyHttpOptions<Server> = {
    logger: false,
    trustProxy: options.trusted_proxies.length > 0 ? options.trusted_proxies : false,
    bodyLimit: 1_048_576,
    requestTimeout: 12_000,
    keepAliveTimeout: 72_000,
    connectionTimeout: 0,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    http: {
      maxHeaderSize: MAX_HEADERS,
      headersTimeout: 8_000,
      requestTimeout: 12_000,
      connectionsCheckingInterval: 1_000,
    },
    routerOptions: { maxParamLength: 200 },
    rewriteUrl: (request) => rewritten(request.url ?? "/", options.rewrites),
    clientErrorHandler(error, socket) {
      refuseSocket(error, socket, options.errors_url);
    },
    // An address that the router itself refuses reaches no hook.
    frameworkErrors(error, request, reply) {
      const { correlation_id } = newTrace(sentAlong(request));
      void reply.headers(SECURITY_HEADERS).header("x-correlation-id", correlation_id);
      const problem = tooLong(request) ?? fromFastify(error);
      void sendProblem(reply, problem, { correlation_id, errors_url: options.errors_url });
    },
  };
  const app = fastify(settings);
  bodiesAsBytes(app);
  follow(app, options);
  await app.register(cors, {
    origin: options.allowed_origins,
    credentials: true,
    methods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    allowedHeaders: [
      "authorization",
      "content-type",
      "idempotency-key",
      "if-match",
      "if-none-match",
      "x-correlation-id",
    ],
    exposedHeaders: ["etag", "x-correlation-id", "idempotency-replayed", "retry-after", "date"],
    maxAge: 600,
    // An OPTIONS that no page sent is no mistake.
    strictPreflight: false,
  });
  await app.register(cookie);
  compressAnswers(app, 2_048);
  app.setNotFoundHandler(() => {
    throw notFound("There is nothing at this address.");
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = fromFastify(error);
    if (!(known instanceof AppError) || known.kind === "internal")
      options.log.error({ error, route: request.routeOptions.url }, "a request failed");
    request.problem_code = known instanceof AppError ? known.code : "internal";
    const { correlation_id } = request.trace;
    return sendProblem(reply, known, { correlation_id, errors_url: options.errors_url });
  });
  return app;
}

function rewritten(url: string, rewrites: Record<string, string>): string {
  const [path] = url.split("?", 1);
  const target = rewrites[path!];
  return target === undefined ? url : target + url.slice(path!.length);
}

/** Bodies arrive as bytes: each endpoint reads them strictly, and webhooks need them as they came. */
function bodiesAsBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    /^application\/json\s*(;\s*charset=("?)utf-8\2)?\s*$/i,
    { parseAs: "buffer" },
    (_request, body, done) => done(null, body),
  );
  // Pictures; which route takes which type is checked before a byte is read.
  app.addContentTypeParser(/^image\//i, { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}

function follow(app: FastifyInstance, options: HttpOptions): void {
  app.addHook("onRequest", (request, reply, done) => {
    const from = sentAlong(request);
    request.trace = options.tracer ? beginRequest(options.tracer, request, from) : newTrace(from);
    request.started_ms = performance.now();
    const told = options.client_address?.verify(request.headers[CLIENT_ADDRESS]);
    request.address = told ?? request.ip;
    const left_ms = told === undefined ? DEADLINE_MS : Number(request.headers[TIME_LEFT]) || DEADLINE_MS;
    request.trace.deadline_ms = request.started_ms + Math.min(DEADLINE_MS, left_ms);
    void reply.headers(SECURITY_HEADERS).header("x-correlation-id", request.trace.correlation_id);
    if (options.leaving()) void reply.header("connection", "close");
    withTrace(request.trace, () => {
      const refusal = refuseEarly(request);
      if (refusal) done(refusal);
      else done();
    });
  });
  const observers = new Map<string, (seconds: number) => void>();
  app.addHook("onResponse", (request, reply, done) => {
    const { service = options.service } = request.routeOptions.config ?? {};
    const { method } = request;
    const route = request.routeOptions.url ?? "unknown";
    const ms = performance.now() - request.started_ms;
    // Looking its labels up costs as much as the rest of this hook: once per route and status.
    const key = `${method} ${route} ${reply.statusCode}`;
    let observe = observers.get(key);
    if (!observe) {
      const observer = options.metrics.http_seconds.labels(service, method, route, String(reply.statusCode));
      observe = (seconds) => observer.observe(seconds);
      observers.set(key, observe);
    }
    observe(ms / 1000);
    if (request.trace.span) endRequest(request.trace.span, request, reply.statusCode);
    if (request.problem_code) options.metrics.http_errors.inc({ service, route, code: request.problem_code });
    if (options.log.isLevelEnabled("debug"))
      withTrace(request.trace, () =>
        options.log.debug(
          { method, route, status: reply.statusCode, duration_ms: Math.round(ms) },
          "request",
        ),
      );
    done();
  });
}

/** The trace that a request is part of, as far as the caller tells one. */
function sentAlong({ headers }: FastifyRequest): { correlation_id?: string; traceparent?: string } {
  const correlation_id = acceptCorrelationId(headers["x-correlation-id"]);
  const { traceparent } = headers;
  return {
    ...(correlation_id ? { correlation_id } : {}),
    ...(typeof traceparent === "string" && traceparent ? { traceparent } : {}),
  };
}

/** Asked every few seconds by machines, and no part of anything. */
const PROBES = new Set(["/health", "/ready", "/metrics"]);

/** Of an address only its pattern is told: ids, searches and links are what people sent. */
function beginRequest(
  tracer: Tracer,
  request: FastifyRequest,
  from: { correlation_id?: string; traceparent?: string },
): Trace {
  const { url } = request.routeOptions;
  if (url !== undefined && PROBES.has(url)) return newTrace(from);
  const name = url === undefined ? request.method : `${request.method} ${url}`;
  return beginTrace(tracer, name, "server", from, {
    "http.request.method": request.method,
    ...(url === undefined ? {} : { "http.route": url }),
  });
}

function endRequest(span: Span, { problem_code: code }: FastifyRequest, status: number): void {
  span.set({ "http.response.status_code": status, ...(code === undefined ? {} : { "error.type": code }) });
  span.end(status >= 500 ? { code } : undefined);
}

function tooLong({ raw }: FastifyRequest): AppError | undefined {
  if (!raw.url || raw.url.length <= MAX_URL) return undefined;
  return new AppError("invalid_argument", "uri_too_long", { detail: "The address is too long." });
}

function refuseEarly(request: FastifyRequest): AppError | undefined {
  const long = tooLong(request);
  if (long) return long;
  if (request.headers["content-encoding"] !== undefined && request.headers["content-encoding"] !== "identity")
    return new AppError("invalid_argument", "unsupported_media_type", {
      detail: "Send the body uncompressed.",
    });
  const { accepts, service, takes } = request.routeOptions.config ?? {};
  const type = request.headers["content-type"];
  if (type && service && request.method !== "GET" && !takesType(type, takes))
    return new AppError("invalid_argument", "unsupported_media_type", {
      detail: `Send ${(takes ?? ["application/json"]).join(", ")}.`,
    });
  if (accepts && !accepted(request.headers.accept, accepts))
    return new AppError("invalid_argument", "not_acceptable", {
      detail: `Available: ${accepts.join(", ")}.`,
    });
  return undefined;
}

// JSON is told from other types by its parser.
const takesType = (type: string, takes: readonly string[] | undefined) =>
  takes ? takes.includes(type.split(";")[0]!.trim().toLowerCase()) : !/^image\//i.test(type);

function accepted(header: string | undefined, available: string[]): boolean {
  if (!header) return true;
  const ranges = header.split(",").map((part) => part.split(";")[0]!.trim().toLowerCase());
  return ranges.some(
    (range) =>
      range === "*/*" ||
      available.some((type) => range === type.split(";")[0] || range === `${type.split("/")[0]}/*`),
  );
}

function fromFastify(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return new AppError("invalid_argument", "payload_too_large", {
      detail: "The body is too large.",
    });
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE")
    return new AppError("invalid_argument", "unsupported_media_type", {
      detail: "Send application/json.",
    });
  if (code === "FST_ERR_BAD_URL" || code === "FST_ERR_MAX_PARAM_LENGTH") return notFound();
  if (code === "FST_ERR_CTP_INVALID_CONTENT_LENGTH")
    return new AppError("invalid_argument", "malformed_body", {
      detail: "The body is not as long as announced.",
    });
  if (statusCode === 429)
    return new AppError("resource_exhausted", "rate_limited", { detail: "Too many requests." });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new AppError("invalid_argument", "malformed_body", {
      detail: "The request is not well formed.",
    });
  return error;
}

/** What is wrong before there is a request is answered on the bare socket. */
function refuseSocket(error: NodeJS.ErrnoException, socket: Socket, errors_url: string): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const known =
    error.code === "HPE_HEADER_OVERFLOW"
      ? new AppError("invalid_argument", "headers_too_large", {
          detail: "The headers are too large.",
        })
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? new AppError("invalid_argument", "request_timeout", {
            detail: "The request took too long to arrive.",
          })
        : new AppError("invalid_argument", "malformed_body", {
            detail: "The request is not well formed.",
          });
  const problem = problemOf(known, { correlation_id: newTrace().correlation_id, errors_url });
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.title}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `x-correlation-id: ${problem.correlation_id}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
