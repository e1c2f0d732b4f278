import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { PREFIXES } from "../../contracts/types/prefixes.ts";
import { countParked } from "../db/parked.ts";
import { consumerLag } from "../events/log-service.ts";
import type { Metrics } from "../metrics.ts";
import type { Room } from "../room.ts";
import type { PlatformConfig } from "../settings.ts";
import { clientAddress } from "./client-address.ts";
import { closing } from "./closing.ts";
import { mountRoutes } from "./endpoint.ts";
import { healthRoutes, type ReadyCheck } from "./health.ts";
import { errorsUrl } from "./problem.ts";
import { createHttp } from "./server.ts";

export interface FrontOptions {
  name: string;
  port: number;
  /** Whose hooks run for every request. */
  edge: Room;
  /** Whose routes are served. */
  rooms: Room[];
  config: PlatformConfig;
  metrics: Metrics;
  ready: () => Promise<ReadyCheck[]>;
  /** True once it is about to end. */
  leaving: () => boolean;
}

/** A listening server: the routes of one or more services on one port. */
export class Front {
  readonly name: string;
  readonly url: string;
  readonly #app: FastifyInstance;
  readonly #rooms: Room[];
  readonly #metricsServer: Server | undefined;
  readonly #closeApp: () => Promise<void>;

  private constructor(options: FrontOptions, app: FastifyInstance, metricsServer: Server | undefined) {
    this.name = options.name;
    this.#app = app;
    this.#rooms = options.rooms;
    this.#closeApp = closing(app);
    this.#metricsServer = metricsServer;
    const { port } = app.server.address() as { port: number };
    this.url = `http://${options.config.host}:${port}`;
    app.server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head, options.edge));
  }

  static async open(options: FrontOptions): Promise<Front> {
    const { edge, rooms, config, metrics } = options;
    const app = await createHttp({
      service: options.name,
      log: edge.log,
      metrics,
      allowed_origins: config.allowed_origins,
      rewrites: edge.service.rewrites ?? {},
      errors_url: errorsUrl(config.public_urls.api),
      trusted_proxies: config.trusted_proxies,
      client_address: edge.service.edge ? undefined : clientAddress(edge.base.secrets),
      leaving: options.leaving,
      tracer: edge.base.tracer,
    });
    await edge.service.edge?.(edge.context, app);
    const health = {
      service: options.name,
      context: undefined,
      clock: edge.base.clock,
      secrets: edge.base.secrets,
      identity: edge.base.identity,
    };
    mountRoutes(app, healthRoutes(options.ready), health);
    for (const room of rooms) {
      const { context, db, base, service } = room;
      if (service.routes)
        mountRoutes(app, service.routes, {
          service: service.name,
          context,
          db,
          clock: base.clock,
          secrets: base.secrets,
          identity: base.identity,
          // Who listens itself has said what is to be said.
          tracer: room === edge ? undefined : base.tracer,
        });
    }
    const metricsServer = await serveMetrics(app, options);
    await app.listen({ host: config.host, port: options.port });
    return new Front(options, app, metricsServer);
  }

  /** Serves a request that came in through another listener of this process. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    this.#app.routing(request, response);
  }

  /** Takes over a WebSocket handshake that came in through another listener of this process. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#app.server.emit("upgrade", request, socket, head);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, edge: Room): void {
    const path = (request.url ?? "").split("?")[0]!;
    const room = this.#rooms.find((candidate) => candidate.service.socket?.path === path);
    if (room) room.service.socket!.upgrade(room.context, request, socket, head);
    // What belongs to a service elsewhere is passed on by the gateway, which listens too.
    else if (edge.base.upstreams(PREFIXES[path] ?? "").length === 0)
      socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n");
  }

  async close(): Promise<void> {
    this.#metricsServer?.close();
    await this.#closeApp();
  }
}

/** From this machine, and not passed on by a proxy that runs on it: that says "local" of everybody. */
function isLocal({ headers, socket }: FastifyRequest): boolean {
  const passedOn = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];
  if (passedOn.some((name) => headers[name] !== undefined)) return false;
  return /^(::1$|127\.|::ffff:127\.)/.test(socket.remoteAddress ?? "");
}

/** On loopback only, or on a port of its own: counters tell too much to strangers. */
async function serveMetrics(
  app: FastifyInstance,
  { rooms, config, metrics }: FrontOptions,
): Promise<Server | undefined> {
  const text = async () => {
    metrics.tasks_parked.reset();
    for (const { service, db } of rooms) {
      if (!db) continue;
      for (const [state, count] of Object.entries(db.stats()))
        metrics.pool_connections.set({ service: service.name, state }, count);
      for (const { kind, count } of await countParked(db))
        metrics.tasks_parked.set({ service: service.name, kind }, count);
      for (const { consumer, lag } of await consumerLag(db, config.kafka !== undefined))
        metrics.event_lag.set({ service: service.name, consumer }, lag);
    }
    return metrics.registry.metrics();
  };
  if (config.metrics_port === undefined) {
    app.get("/metrics", async (request, reply) => {
      if (!isLocal(request)) return reply.callNotFound();
      return reply.type(metrics.registry.contentType).send(await text());
    });
    return undefined;
  }
  const server = createServer((_request, response) => {
    text().then(
      (body) => response.writeHead(200, { "content-type": metrics.registry.contentType }).end(body),
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) =>
    server.once("error", reject).listen(config.metrics_port, config.host, resolve),
  );
  return server;
}
