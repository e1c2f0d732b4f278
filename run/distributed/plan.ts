import type { Environment } from "../../platform/config.ts";
import type { SystemEntry } from "../../platform/runtime.ts";
import { envName } from "../../platform/settings.ts";
import type { ListedSetting } from "../settings.ts";

/** One process that the supervisor keeps alive. */
export interface Instance {
  /** For people: "booking", or "booking 2 of 2". */
  name: string;
  service: string;
  /** Where it answers REST, and /ready. */
  url: string;
  env: Environment;
}

/** Ports between two instances of one service. */
export const STEP = 1_000;
/** Only a service's own, and with its own role. */
const DATABASE = /DATABASE_(READ_)?URL$/;
/** Of all that services are told, what the web app passes on to browsers. */
const WEB = ["STRIPE_PUBLISHABLE_KEY", "STRIPE_API_URL", "PAYPAL_CLIENT_ID", "TIKTOK_PIXEL_ID"];

/**
 * Every process with the settings that it reads, and no others: a service does not see its neighbours' keys.
 * @param databases what tells each service where its data is
 */
export function planOf(
  entries: SystemEntry[],
  env: Environment,
  listed: ListedSetting[],
  counts: Map<string, number>,
  databases: Map<string, Environment>,
): Instance[] {
  const host = env.HOST && env.HOST !== "0.0.0.0" ? env.HOST : "127.0.0.1";
  const places = entries.map(({ name, http_port, rpc_port }) => {
    const first = (suffix: string, fallback: number) => Number(env[`${envName(name)}_${suffix}`] ?? fallback);
    const ports = Array.from({ length: counts.get(name)! }, (_, n) => ({
      http: first("PORT", http_port) + n * STEP,
      rpc: first("RPC_PORT", rpc_port) + n * STEP,
    }));
    return { name, ports };
  });
  const neighbours: Environment = {};
  for (const { name, ports } of places) {
    neighbours[`${envName(name)}_URL`] = ports.map(({ http }) => `http://${host}:${http}`).join(",");
    neighbours[`${envName(name)}_RPC_URL`] = ports.map(({ rpc }) => `http://${host}:${rpc}`).join(",");
  }
  return places.flatMap(({ name, ports }) =>
    ports.map(({ http, rpc }, n) => ({
      name: ports.length === 1 ? name : `${name} ${n + 1} of ${ports.length}`,
      service: name,
      url: `http://${host}:${http}`,
      env: {
        ...readBy(name, env, listed),
        ...neighbours,
        ...databases.get(name),
        [`${envName(name)}_PORT`]: String(http),
        [`${envName(name)}_RPC_PORT`]: String(rpc),
      },
    })),
  );
}

/** The environment without the settings of others. */
function readBy(service: string, env: Environment, listed: ListedSetting[]): Environment {
  const own = ["all", service];
  const foreign = new Set(
    listed.filter(({ readers }) => !readers.some((reader) => own.includes(reader))).map(({ name }) => name),
  );
  return without(env, (name) => foreign.has(name) || DATABASE.test(name));
}

/** The two rooms that are no services: nothing of theirs is secret. */
export function roomEnvironment(env: Environment, listed: ListedSetting[]): Environment {
  const needed = (setting: ListedSetting) =>
    WEB.includes(setting.name) ||
    (!setting.secret && setting.readers.some((reader) => ["all", "all-in-one", "sandbox"].includes(reader)));
  const foreign = new Set(listed.filter((setting) => !needed(setting)).map(({ name }) => name));
  return without(env, (name) => foreign.has(name) || DATABASE.test(name));
}

const without = (env: Environment, drop: (name: string) => boolean): Environment =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !drop(name)));
