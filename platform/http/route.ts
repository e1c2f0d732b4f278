import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { ErrorCode } from "../../contracts/types/errors.ts";
import type { Tx } from "../db/transaction.ts";
import type { Caller } from "./caller.ts";

/** Who may call: anybody; anybody, known when signed in; or only somebody signed in (a guest too). */
export type Access = "public" | "optional" | "user";

/** An answer with its status and headers; plain values are answered with the first 2xx of `replies`. */
export class Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;
  constructor(status: number, body?: unknown, headers: Record<string, string> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}
export const reply = (status: number, body?: unknown, headers?: Record<string, string>) =>
  new Reply(status, body, headers);

export interface RouteRequest<Params, Query, Body, Who> {
  params: Params;
  query: Query;
  body: Body;
  caller: Who;
  /** The exact bytes of the body: for signatures. */
  raw: Buffer;
  headers: Record<string, string | string[] | undefined>;
  ip: string;
  /**
   * Checks If-Match against the version the caller must have seen; call it once the thing is found.
   * @throws AppError precondition_required (428), version_mismatch (412)
   */
  requireVersion(current: number): void;
  /** The Idempotency-Key, where the route wants one. */
  idempotency_key: string;
  /** Remembers the answer of an idempotent request in the transaction that does what it says. */
  remember(tx: Tx, answer: Reply): Reply;
  /** Fastify's own, for the few that stream or set cookies. */
  native: { request: FastifyRequest; reply: FastifyReply };
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

export interface RouteDefinition<Context, Params, Query, Body, A extends Access> {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Fastify's spelling: /bookings/:id */
  path: string;
  summary: string;
  access: A;
  params?: Params;
  query?: Query;
  body?: Body;
  /** What is answered, by status; null for no body, a media type for what is not JSON. */
  replies: Record<number, z.ZodType | null | `${string}/${string}`>;
  /** The codes of journey.md that this route may answer besides the general ones. */
  errors?: readonly ErrorCode[];
  idempotent?: boolean;
  /** If-Match is required: the handler calls requireVersion. */
  versioned?: boolean;
  /** The body is taken as bytes, at most so many. */
  raw_body_limit?: number;
  /** Media types that the raw body may have instead of JSON, such as image/png. */
  raw_body_types?: readonly string[];
  /** Fastify's body limit for JSON, in bytes; 1 MB unless told. */
  body_limit?: number;
  /** Seconds a client may keep the answer; personal ones are never kept. */
  cache_control?: string;
  handler(
    context: Context,
    request: RouteRequest<
      Output<Params>,
      Output<Query>,
      Output<Body>,
      A extends "user" ? Caller : Caller | undefined
    >,
  ): Promise<unknown>;
}

/** One REST endpoint, as the files in `routes/` declare it. */
export type Route<Context = never> = Omit<
  RouteDefinition<Context, z.ZodObject, z.ZodObject, z.ZodType, Access>,
  "handler"
> & {
  handler(context: Context, request: never): Promise<unknown>;
};

/** Declares an endpoint: the schemas give validation, types and the OpenAPI document at once. */
export function route<
  Context,
  const A extends Access,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<Context, Params, Query, Body, A>): Route<Context> {
  return definition;
}
