import { setTimeout as pause } from "node:timers/promises";
import { AuthService } from "../contracts/gen/auth/v1/auth_pb.ts";
import { type Clock, databaseClock } from "./clock.ts";
import { type Environment, Settings, SettingsError } from "./config.ts";
import { type Database, openDatabase } from "./db/database.ts";
import { migrate } from "./db/migrate.ts";
import type { Bus } from "./events/bus.ts";
import { logMethods } from "./events/log-service.ts";
import { openBus } from "./events/open.ts";
import { Front, type FrontOptions } from "./http/front.ts";
import type { ReadyCheck } from "./http/health.ts";
import { Identity, RIGHTS_LIFE_MS } from "./http/identity.ts";
import { rightsCache } from "./http/rights-cache.ts";
import { createLog, type Log } from "./log.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { neighboursOf, neighbourSettings } from "./neighbours.ts";
import { openObjects } from "./objects/open.ts";
import type { ObjectStores } from "./objects/store.ts";
import { openRedis, type Redis } from "./redis.ts";
import { furnish, type Plan, type Room } from "./room.ts";
import { type CallerIdentity, callerIdentity } from "./rpc/identity.ts";
import { listenRpc } from "./rpc/listen.ts";
import { RpcClients, rpcEndpoint } from "./rpc/rpc.ts";
import { createSecrets } from "./secrets.ts";
import type { Service } from "./service.ts";
import { type PlatformConfig, placementOf, platformConfig } from "./settings.ts";
import type { Telemetry } from "./telemetry/otlp.ts";
import type { TelemetryConfig } from "./telemetry/settings.ts";
import { Work } from "./work.ts";

/** One line of the map. */
export interface SystemEntry {
  name: string;
  http_port: number;
  rpc_port: number;
  load(): Promise<Service>;
}

export interface RuntimeOptions {
  entries: SystemEntry[];
  /** These only, each with ports of its own; without names, all of them behind the gateway's one port. */
  names?: string[];
  env: Environment;
  /** Where log lines go; standard error unless told. */
  log_stream?: { write(line: string): void };
  /** Replaces the database's time: for tests and for making a past. */
  clock?: (database: Clock) => Clock;
}

export interface Runtime {
  rooms: Room[];
  metrics: Metrics;
  config: PlatformConfig;
  clock: Clock;
  /** The listening servers; the one named "gateway" serves everything. */
  fronts: Front[];
  /** Does everything that is due, until nothing is left: every event taken, every task tried. @returns how much that was */
  drain(): Promise<number>;
  ready(): Promise<ReadyCheck[]>;
  /** Ends in order: no new requests, running ones finish, loops end, connections close. */
  stop(): Promise<void>;
}

/**
 * Starts services: settings (all problems at once), databases, contexts, RPC, HTTP, background work.
 * @throws SettingsError
 */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const chosen = options.entries.filter((entry) => !options.names || options.names.includes(entry.name));
  const services = await Promise.all(chosen.map(async (entry) => ({ entry, service: await entry.load() })));
  const settings = new Settings(options.env);
  const config = platformConfig(settings);
  const plans = services.map(({ entry, service }) => ({
    service,
    placement: placementOf(settings, entry.name, entry, service.migrations !== undefined),
    settings: service.config(settings),
  }));
  const told = neighbourSettings(settings, options.entries);
  if (settings.problems.length > 0) throw new SettingsError(settings.problems);

  const log = createLog("foyer", config.log_level, options.log_stream);
  const apart = options.names !== undefined;
  const neighbours = neighboursOf(told, options.entries, chosen, apart, config.host);
  const telemetry = config.telemetry && (await keepTraces(config.telemetry, log));
  const databases = await openDatabases(plans, config, log);
  const clock = await makeClock([...databases.values()][0], options.clock);
  const secrets = createSecrets(config.secret);
  const objects = openObjects(config, log);
  const redis = config.redis_url === undefined ? undefined : await openRedis(config.redis_url, log);
  const signer = callerIdentity(secrets.key("rpc").toString("base64"));
  const metrics = createMetrics();
  const clients = new RpcClients({ identity: signer, addresses: neighbours.rpc, log, metrics });
  const identity = new Identity(
    clients.client(plans[0]!.service.name, "auth", AuthService),
    () => clock.now(),
    redis && rightsCache(redis, secrets, clock, RIGHTS_LIFE_MS),
  );

  const rooms = plans.map((plan) =>
    furnish(plan, {
      config,
      clock,
      secrets,
      objects,
      redis,
      clients,
      metrics,
      identity,
      db: databases.get(plan.service.name),
      log: createLog(plan.service.name, config.log_level, options.log_stream),
      upstreams: (target) => neighbours.rest(target),
      telemetry,
    }),
  );

  const endpoints = bindRpc(rooms, signer, clients);
  const bus = await openBus(config, log);
  const work = new Work(rooms, clock, bus, (target) => clients.knows(target), identity, apart);
  let stopping = false;
  const ready = async (): Promise<ReadyCheck[]> => [
    { name: "accepting", ok: !stopping, critical: true },
    ...rooms.flatMap(replicaChecks),
    ...(await Promise.all([
      ...rooms.filter((room) => room.db).map(databaseCheck),
      objectsCheck(objects),
      ...redisChecks(redis),
      ...busChecks(bus),
    ])),
  ];
  for (const room of rooms) await room.service.start?.(room.context);
  const shared = { config, metrics, ready, leaving: () => stopping };
  const fronts = await openFronts(rooms, shared, options.names !== undefined);
  const rpcServers = options.names
    ? await Promise.all(
        endpoints.map(({ endpoint, room }) =>
          listenRpc(endpoint, {
            host: config.host,
            port: room.placement.rpc_port,
            ready: async () => !stopping && (!room.db || (await databaseCheck(room)).ok),
          }),
        ),
      )
    : [];
  work.start();

  return {
    rooms,
    metrics,
    config,
    clock,
    fronts,
    drain: () => work.drain(),
    ready,
    async stop() {
      stopping = true;
      // Whoever chooses between instances has to notice before this one takes nothing more.
      if (apart || options.env.DRAIN_GRACE_SECONDS !== undefined) await pause(config.drain_grace_ms);
      await takeNoMore(rooms, fronts, rpcServers);
      await work.stop();
      for (const room of rooms) await room.service.close?.(room.context);
      clients.close();
      await bus.close();
      objects.close();
      redis?.close();
      await telemetry?.close();
      await Promise.all([...databases.values()].map((db) => db.close()));
    },
  };
}

/** What each service answers to others: its own RPCs, and its log. From now on they can be called in this process. */
function bindRpc(rooms: Room[], signer: CallerIdentity, clients: RpcClients) {
  return rooms.map((room) => {
    const own = room.service.rpc ?? [];
    const logs = room.db ? logMethods({ db: room.db, stamped: room.stamped, tail: room.tail }) : [];
    const methods = [...own, ...logs];
    const { service, context, log, base } = room;
    const endpoint = rpcEndpoint(service.name, methods, context, signer, log, base.tracer);
    clients.addLocal(endpoint);
    return { endpoint, room };
  });
}

/** Sockets are told, listeners close, and what runs is finished. */
async function takeNoMore(
  rooms: Room[],
  fronts: Front[],
  rpcServers: { stop(): Promise<void> }[],
): Promise<void> {
  for (const room of rooms) await room.service.stop?.(room.context);
  // Those who wait here for news of a log go and wait elsewhere.
  for (const { stamped } of rooms) stamped.notify();
  await Promise.all([...fronts.map((front) => front.close()), ...rpcServers.map((server) => server.stop())]);
}

/** With a gateway, one port serves all; named services listen on their own as well. */
async function openFronts(
  rooms: Room[],
  shared: Pick<FrontOptions, "config" | "metrics" | "ready" | "leaving">,
  named: boolean,
): Promise<Front[]> {
  const gateway = rooms.find((room) => room.service.name === "gateway");
  const fronts: Front[] = [];
  const open = async (room: Room, mounted: Room[]) => {
    const { name } = room.service;
    const port = room.placement.http_port;
    fronts.push(await Front.open({ ...shared, name, port, edge: room, rooms: mounted }));
  };
  if (gateway) await open(gateway, rooms);
  if (named || !gateway) for (const room of rooms) if (room !== gateway) await open(room, [room]);
  return fronts;
}

/** Loaded here: who keeps no traces never pays for it. */
async function keepTraces(config: TelemetryConfig, log: Log): Promise<Telemetry> {
  const { openTelemetry } = await import("./telemetry/otlp.ts");
  return openTelemetry(config, log);
}

/** Migrated and open, by service. */
async function openDatabases(
  plans: Plan[],
  config: PlatformConfig,
  log: Log,
): Promise<Map<string, Database>> {
  const databases = new Map<string, Database>();
  await inTurns(plans, 4, async ({ service, placement }) => {
    if (!service.migrations) return;
    await migrate(placement.database_url, [{ scope: service.name, folder: service.migrations }]);
    databases.set(
      service.name,
      openDatabase(placement.database_url, log, config.pool_size, placement.database_read_url),
    );
  });
  return databases;
}

async function makeClock(db: Database | undefined, replace: RuntimeOptions["clock"]): Promise<Clock> {
  const clock = db
    ? await databaseClock(
        async () =>
          (await db.query({ name: "clock", text: "select clock_timestamp() as now", values: [] })).rows[0]
            .now as Date,
      )
    : { now: () => new Date() };
  return replace ? replace(clock) : clock;
}

async function databaseCheck(room: Room): Promise<ReadyCheck> {
  const ok = await room.db!.query({ name: "ready", text: "select 1", values: [] }).then(
    () => true,
    () => false,
  );
  return { name: `${room.service.name} database`, ok, critical: true };
}

/** Without it, the database itself answers lists. */
const replicaChecks = ({ service, db }: Room): ReadyCheck[] =>
  db?.replica_ok ? [{ name: `${service.name} replica`, ok: db.replica_ok(), critical: false }] : [];

/** Without files, pictures and receipts are missing for a while; everything else goes on. */
async function objectsCheck(objects: ObjectStores): Promise<ReadyCheck> {
  return { name: `files (${objects.name})`, ok: await objects.reachable(), critical: false };
}

/** Without it, every instance counts and remembers for itself. */
const redisChecks = (redis: Redis | undefined): Promise<ReadyCheck>[] =>
  redis ? [redis.reachable().then((ok) => ({ name: "redis", ok, critical: false }))] : [];

/** Without it events wait where they were written; selling goes on. */
const busChecks = (bus: Bus): Promise<ReadyCheck>[] =>
  bus.reachable ? [bus.reachable().then((ok) => ({ name: bus.name, ok, critical: false }))] : [];

async function inTurns<T>(list: T[], at_once: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...list];
  await Promise.all(
    Array.from({ length: at_once }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    }),
  );
}
