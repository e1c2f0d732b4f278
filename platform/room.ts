import type { Clock } from "./clock.ts";
import { type Database, noDatabase } from "./db/database.ts";
import { createOutbox } from "./events/outbox.ts";
import { createSignal, type Signal } from "./events/signal.ts";
import { LogTail } from "./events/tail.ts";
import type { Identity } from "./http/identity.ts";
import { createTasks, type Starter } from "./jobs/tasks.ts";
import { createLinks } from "./links.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { ObjectStores } from "./objects/store.ts";
import type { Redis } from "./redis.ts";
import type { RpcClients } from "./rpc/rpc.ts";
import type { Secrets } from "./secrets.ts";
import type { Base, Service } from "./service.ts";
import type { Placement, PlatformConfig } from "./settings.ts";
import type { Telemetry } from "./telemetry/otlp.ts";

/** A service that is going to run here: where it listens and what its settings are. */
export interface Plan {
  service: Service;
  placement: Placement;
  settings: unknown;
}

/** One service with everything it runs on. */
export interface Room extends Omit<Plan, "settings"> {
  base: Base;
  context: Base;
  db: Database | undefined;
  log: Log;
  /** Fires after a commit that added events. */
  committed: Signal;
  /** Fires when events have their numbers. */
  stamped: Signal;
  /** The newest of them. */
  tail: LogTail;
  /** Fires when a task is asked for. */
  due: Signal;
  /** From now on tasks are begun by this one as soon as they are asked for; nobody: they are looked for. */
  beginTasksAt(starter: Starter | undefined): void;
}

/** What the rooms of one process share, and what is made for each. */
export interface Furniture {
  config: PlatformConfig;
  clock: Clock;
  secrets: Secrets;
  objects: ObjectStores;
  redis: Redis | undefined;
  clients: RpcClients;
  metrics: Metrics;
  identity: Identity;
  db: Database | undefined;
  log: Log;
  upstreams: Base["upstreams"];
  telemetry: Telemetry | undefined;
}

/** Gives a service what its handlers may use. */
export function furnish({ service, placement, settings }: Plan, shared: Furniture): Room {
  const { config, clock, secrets, objects, redis, clients, metrics, identity, db, log, upstreams } = shared;
  const { name } = service;
  const tracer = shared.telemetry?.of(name);
  const [committed, stamped, due] = [createSignal(true), createSignal(), createSignal()];
  let starter: Starter | undefined;
  const base: Base = {
    service: name,
    config: settings,
    db: db ?? noDatabase(name),
    clock,
    log,
    metrics,
    outbox: createOutbox(name, clock, () => committed.notify(), tracer),
    tasks: createTasks(
      clock,
      () => due.notify(),
      () => starter,
    ),
    secrets,
    links: createLinks(secrets.key(`links of ${name}`), clock),
    objects: objects.of(name),
    redis,
    identity,
    public_urls: config.public_urls,
    tracer,
    rpc: (target, desc) => clients.client(name, target, desc),
    knows: (target) => clients.knows(target),
    upstreams,
    allowed_origins: config.allowed_origins,
  };
  const context = service.context(base);
  const beginTasksAt = (next: Starter | undefined) => void (starter = next);
  const tail = new LogTail();
  return { service, placement, base, context, db, log, committed, stamped, tail, due, beginTasksAt };
}
