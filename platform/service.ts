import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { DescService } from "@bufbuild/protobuf";
import type { Client } from "@connectrpc/connect";
import type { FastifyInstance } from "fastify";
import type { Clock } from "./clock.ts";
import type { Settings } from "./config.ts";
import type { Database } from "./db/database.ts";
import type { EventHandler, EventWatcher } from "./events/handler.ts";
import type { Outbox } from "./events/outbox.ts";
import type { Identity } from "./http/identity.ts";
import type { Route } from "./http/route.ts";
import type { Job } from "./jobs/job.ts";
import type { Task, Tasks } from "./jobs/tasks.ts";
import type { Links } from "./links.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { ObjectStore } from "./objects/store.ts";
import type { Redis } from "./redis.ts";
import type { RpcMethod } from "./rpc/method.ts";
import type { Secrets } from "./secrets.ts";
import type { Tracer } from "./telemetry/span.ts";

/** What every handler of a service may use; its context.ts adds clients, vendors and the like. */
export interface Base<Config = unknown> {
  service: string;
  config: Config;
  /** The service's own database. */
  db: Database;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  outbox: Outbox;
  tasks: Tasks;
  secrets: Secrets;
  links: Links;
  objects: ObjectStore;
  /** Where several instances count or remember together; undefined: there is none, and it may be away at any time. */
  redis: Redis | undefined;
  /** Checks access tokens: for what is not a route, such as a socket. */
  identity: Identity;
  /** Where the outside finds the API and the web app, without a slash at the end. */
  public_urls: { api: string; web: string };
  /** Begins this service's spans; undefined: traces are not kept. */
  tracer: Tracer | undefined;
  /** A client for one contract at one service. */
  rpc<Desc extends DescService>(target: string, desc: Desc): Client<Desc>;
  /** True when the target is part of this system. */
  knows(target: string): boolean;
  /** Where the REST routes of a service are that does not run in this process; none when it does, or is nowhere. */
  upstreams(target: string): string[];
  /** Origins of pages that may call with a person's cookie or open a socket. */
  allowed_origins: string[];
}

/** A service: everything it consists of, listed explicitly in its service.ts. */
export interface Service<Config = unknown, Context extends Base = Base> {
  name: string;
  /** Its numbered SQL files; a service without a database leaves it out. */
  migrations?: URL;
  config(settings: Settings): Config;
  context(base: Base<Config>): Context;
  routes?: Route<Context>[];
  rpc?: RpcMethod<Context>[];
  events?: EventHandler<Context>[];
  watches?: EventWatcher<Context>[];
  tasks?: Task<Context>[];
  jobs?: Job<Context>[];
  /** Takes over WebSocket handshakes at this path. */
  socket?: {
    path: string;
    upgrade(context: Context, request: IncomingMessage, socket: Duplex, head: Buffer): void;
  };
  /** Addresses of old clients and what they mean today. */
  rewrites?: Record<string, string>;
  /** Hooks for every request of the server that this service fronts (gateway). */
  edge?(context: Context, app: FastifyInstance): void | Promise<void>;
  /** Called before the first request. */
  start?(context: Context): void | Promise<void>;
  /** Called when no new request is taken any more, while running ones finish. */
  stop?(context: Context): void | Promise<void>;
  /** Called when nothing runs any more. */
  close?(context: Context): void | Promise<void>;
}

/** Checks a service's parts against each other; the list of services may then hold any of them. */
export function service<Config, Context extends Base>(definition: Service<Config, Context>): Service {
  return definition;
}
