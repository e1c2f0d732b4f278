import type { Environment } from "../platform/config.ts";
import { Settings } from "../platform/config.ts";
import { envName } from "../platform/settings.ts";
import { databaseSettings, prepareDatabases, serviceDatabases } from "../run/databases.ts";
import { keep, type Kept } from "../run/distributed/keep.ts";
import { planOf } from "../run/distributed/plan.ts";
import { distributedSettings } from "../run/distributed/settings.ts";
import { listSettings } from "../run/settings.ts";
import { system } from "../system.ts";
import { freePorts } from "../test/program.ts";
import { say } from "./output.ts";

/** A service in a process of its own, and how long its start took. */
export interface Started extends Kept {
  ready_ms: number;
}

/** Places for all of them: settings that are made once, so that a second start finds the same. */
export async function portsApart(): Promise<Environment> {
  const ports = await freePorts(2 * system.length);
  return Object.fromEntries(
    system.flatMap(({ name }) => [
      [`${envName(name)}_RPC_PORT`, String(ports.pop())],
      // The gateway's is given already: it is what everybody is told.
      ...(name === "gateway" ? [] : [[`${envName(name)}_PORT`, String(ports.pop())]]),
    ]),
  ) as Environment;
}

/**
 * Starts every service as `npm run start:distributed` does, but one after the other, so that each start is measured
 * alone. The gateway comes last.
 * @param env with FOYER_SECRET, DATABASE_URL of the server, and the ports
 * @param more what a single process is told besides
 */
export async function startApart(
  env: Environment,
  more: (name: string) => Promise<Environment>,
): Promise<Started[]> {
  const { settings } = await listSettings(system, env);
  const databases = await serviceDatabases(env, env.DATABASE_URL!);
  await prepareDatabases(env.DATABASE_URL!, databases);
  const counts = distributedSettings(new Settings(env), system);
  const plan = planOf(system, env, settings, counts, databaseSettings(databases));
  const started: Started[] = [];
  try {
    for (const instance of plan.toSorted((a, b) => isGateway(a) - isGateway(b))) {
      const own = { ...instance, env: { ...instance.env, ...(await more(instance.name)) } };
      const from = performance.now();
      const kept = await keep(own, say, () => undefined);
      started.push({ ...kept, ready_ms: performance.now() - from });
    }
    return started;
  } catch (error) {
    await endApart(started);
    throw error;
  }
}

const isGateway = ({ service }: { service: string }) => Number(service === "gateway");

/** Ends them as the supervisor would: first who takes requests. */
export async function endApart(started: Started[]): Promise<void> {
  await Promise.all(started.filter((one) => isGateway(one)).map((one) => one.end()));
  await Promise.all(started.map((one) => one.end()));
}
