import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type Transport } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import type { Environment } from "../../platform/config.ts";
import { TestClock } from "../../platform/clock.ts";
import { type Database, openDatabase } from "../../platform/db/database.ts";
import { asRole, ensureRole, grantRows } from "../../platform/db/role.ts";
import { newId } from "../../platform/ids.ts";
import type { ReadyCheck } from "../../platform/http/health.ts";
import { createLog } from "../../platform/log.ts";
import { callerIdentity } from "../../platform/rpc/identity.ts";
import { createSecrets } from "../../platform/secrets.ts";
import { envName } from "../../platform/settings.ts";
import { type TestDatabases, testDatabases } from "../../platform/testing/databases.ts";
import { system } from "../../system.ts";
import { type Doors, doorsOf } from "../doors.ts";
import type { Foyer, FoyerOptions } from "../foyer.ts";
import { drainWith, startOutside } from "../outside.ts";
import { freePorts } from "../program.ts";
import { type Member, startMember } from "./process.ts";

const SECRET = "a secret that all processes of one installation share";
/** Where two of a kind could get in each other's way. */
const INSTANCES: Record<string, number> = { booking: 2, ticket: 2, payment: 2, realtime: 2 };
/** Engines that a test may be given; without them, the defaults. */
const ENGINES = /^(KAFKA_|REDIS_|S3_|SEARCH_URL$|OTEL_)/;

/** Every service in processes of its own, each with a database role that can do no more than it has to. */
export async function startDistributed(options: FoyerOptions): Promise<Foyer> {
  const clock = new TestClock();
  const now = () => clock.now().getTime();
  const log_lines: string[] = [];
  const members: Member[] = [];
  const opened = new Map<string, Database>();
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    await Promise.all([...opened.values()].map((db) => db.close()));
    for (const end of ends.toReversed()) await end();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), "foyer-distributed-"));
    ends.push(() => rm(folder, { recursive: true, force: true }));
    const databases = await testDatabases();
    ends.push(() => databases.drop());
    const places = await settle();
    const gateway = places.get("gateway")![0]!.url;
    const outside = await startOutside(() => gateway, now);
    ends.push(() => outside.stop());
    const urls = await makeDatabases(databases);
    const addresses = [...places.values()].flat().map(({ url }) => url);
    const env = { ...common(folder, places), ...outside.env, ...options.env };
    ends.push(() => Promise.all(members.map((member) => member.end("SIGKILL"))));
    const begin = async ({ name }: { name: string }) => {
      const own = { ...env, ...databaseOf(urls, name) };
      const starts = places
        .get(name)!
        .map((place) => startMember(name, { ...own, ...place.env }, (line) => void log_lines.push(line)));
      members.push(...(await Promise.all(starts)));
    };
    // The gateway last: what it finds missing it leaves alone for a moment.
    await Promise.all(system.filter(({ name }) => name !== "gateway").map(begin));
    await drainAll(members);
    await begin({ name: "gateway" });
    const doors: Doors = doorsOf(
      gateway,
      outside.url,
      () => drainWith(doors, now, () => drainAll(members)),
      (correlation_id) => log_lines.filter((line) => line.includes(correlation_id)).join(""),
    );
    const database = (service: string) => {
      const known =
        opened.get(service) ?? openDatabase(urls[service]!.server, createLog("test", "silent"), 3);
      opened.set(service, known);
      return known;
    };
    return {
      ...doors,
      env: {
        ...env,
        ...Object.assign({}, ...Object.keys(urls).map((service) => databaseOf(urls, service))),
      },
      log_lines,
      now: () => clock.now(),
      async advance(ms) {
        clock.advance(ms);
        await Promise.all(members.map((member) => member.advance(ms)));
      },
      databases: Object.keys(urls),
      database,
      checks: async () => (await Promise.all(addresses.map(checksAt))).flat(),
      rpc: (service, desc) => createClient(desc, transportTo(service, places.get(service)![0]!.rpc_url)),
      stop,
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const PATIENCE_MS = 120_000;

/**
 * In rounds, until one of them found nothing to do anywhere. What fails is tried again, as the services' own loops do:
 * a neighbour may have been slow for a moment, or not there yet.
 */
async function drainAll(members: Member[]): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MS; ;) {
    const results = await Promise.allSettled(members.map((member) => member.drain()));
    const failed = results.find((result) => result.status === "rejected");
    if (failed && performance.now() > deadline) throw failed.reason;
    if (failed) await new Promise((resolve) => setTimeout(resolve, 200));
    else if (results.every((result) => result.status === "fulfilled" && result.value === 0)) return;
  }
}

/** As the service itself calls itself. */
function transportTo(service: string, baseUrl: string): Transport {
  const identity = callerIdentity(createSecrets(SECRET).key("rpc").toString("base64"));
  return createGrpcTransport({
    baseUrl,
    interceptors: [
      (next) => (request) => {
        request.header.set("foyer-caller", identity.sign(service, service));
        return next(request);
      },
    ],
  });
}

interface Place {
  url: string;
  rpc_url: string;
  env: Environment;
}

/** Where every instance of every service listens. */
async function settle(): Promise<Map<string, Place[]>> {
  const count = (name: string) => INSTANCES[name] ?? 1;
  const ports = await freePorts(2 * system.reduce((sum, { name }) => sum + count(name), 0));
  return new Map(
    system.map(({ name }) => [
      name,
      Array.from({ length: count(name) }, (): Place => {
        const [http, rpc] = [ports.pop()!, ports.pop()!];
        return {
          url: `http://127.0.0.1:${http}`,
          rpc_url: `http://127.0.0.1:${rpc}`,
          env: { [`${envName(name)}_PORT`]: String(http), [`${envName(name)}_RPC_PORT`]: String(rpc) },
        };
      }),
    ]),
  );
}

function common(folder: string, places: Map<string, Place[]>): Environment {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  const env: Environment = {
    PATH,
    HOME,
    NODE_COMPILE_CACHE:
      NODE_COMPILE_CACHE ?? join(import.meta.dirname, "../../node_modules/.cache/node-compile"),
    FOYER_SECRET: SECRET,
    FOYER_DATA_DIR: folder,
    RATE_LIMITS: "off",
    DATABASE_POOL_SIZE: "6",
    // Clocks jump in these tests: tokens live longer than any jump.
    ACCESS_TOKEN_SECONDS: "86400",
    PUBLIC_API_URL: places.get("gateway")![0]!.url,
    // Test files share an engine, and must not meet in it.
    SEARCH_INDEX: `test-${newId()}`,
    KAFKA_TOPIC_PREFIX: `test-${newId()}`,
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => ENGINES.test(name))),
  };
  for (const [name, list] of places) {
    env[`${envName(name)}_URL`] = list.map(({ url }) => url).join(",");
    env[`${envName(name)}_RPC_URL`] = list.map(({ rpc_url }) => rpc_url).join(",");
  }
  return env;
}

async function checksAt(url: string): Promise<ReadyCheck[]> {
  const answer = await fetch(`${url}/ready`);
  return ((await answer.json()) as { checks: ReadyCheck[] }).checks;
}

/** A database's address for its service, on the replica too where there is one, and for whoever owns the server. */
interface Urls {
  own: string;
  read: string | undefined;
  server: string;
}

async function makeDatabases(databases: TestDatabases): Promise<Record<string, Urls>> {
  const urls: Record<string, Urls> = {};
  await Promise.all(
    system.map(async ({ name, load }) => {
      const { migrations } = await load();
      if (!migrations) return;
      const server = await databases.create(name, migrations);
      const database = new URL(server).pathname.slice(1);
      const own = { database, role: `foyer_test_${name.replaceAll("-", "_")}`, password: SECRET, sets: [] };
      await ensureRole(server, own);
      await grantRows(server, own);
      const replica = databases.replicaOf(server);
      urls[name] = { server, own: asRole(server, own), read: replica && asRole(replica, own) };
    }),
  );
  return urls;
}

function databaseOf(urls: Record<string, Urls>, service: string): Environment {
  const known = urls[service];
  if (!known) return {};
  const name = envName(service);
  return { [`${name}_DATABASE_URL`]: known.own, [`${name}_DATABASE_READ_URL`]: known.read };
}
