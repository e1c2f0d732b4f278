import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { type Environment, Settings } from "../../platform/config.ts";
import { openBus } from "../../platform/events/open.ts";
import { createLog } from "../../platform/log.ts";
import { openObjects } from "../../platform/objects/open.ts";
import { openRedis } from "../../platform/redis.ts";
import { placementOf, platformConfig } from "../../platform/settings.ts";
import { system } from "../../system.ts";
import type { Finding } from "./finding.ts";

/** As often as it may need to connect first. */
const ATTEMPTS = 6;
const PAUSE_MS = 300;
const PATIENCE_MS = 5_000;

/** Whether what the settings name answers, asked as the services ask it. Nothing is said of what is not named. */
export async function checkEngines(env: Environment, names: string[]): Promise<Finding[]> {
  const settings = new Settings(env);
  const config = platformConfig(settings);
  // What is wrong with them has been said; who is asked with wrong settings says nothing new.
  if (settings.problems.some(({ name }) => /^(KAFKA|REDIS|S3)_/.test(name))) return [];
  const log = createLog("doctor", "silent");
  const checks: Promise<Finding>[] = [];
  if (config.kafka) {
    const bus = await openBus(config, log);
    checks.push(
      answers(
        "KAFKA_BROKERS",
        () => bus.reachable!(),
        () => bus.close(),
      ),
    );
  }
  if (config.redis_url !== undefined) {
    const redis = await openRedis(config.redis_url, log);
    checks.push(
      answers(
        "REDIS_URL",
        () => redis.reachable(),
        () => redis.close(),
      ),
    );
  }
  if (config.s3) {
    const objects = openObjects(config, log);
    checks.push(
      answers(
        "S3_BUCKET",
        () => objects.reachable(),
        () => objects.close(),
      ),
    );
  }
  if (URL.canParse(env.SEARCH_URL ?? "")) checks.push(answers("SEARCH_URL", () => searches(env.SEARCH_URL!)));
  return [...(await Promise.all(checks)), ...(await checkReplicas(env, names))];
}

async function answers(
  name: string,
  ask: () => Promise<boolean>,
  close: () => unknown = () => undefined,
): Promise<Finding> {
  try {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (await ask().catch(() => false)) return { level: "good", text: `${name} answers` };
      await pause(PAUSE_MS);
    }
    return { level: "wrong", text: `${name}: what is named there does not answer` };
  } finally {
    await close();
  }
}

async function searches(address: string): Promise<boolean> {
  const { username, password, origin, pathname } = new URL(address);
  const url = new URL(`${pathname.replace(/\/$/, "")}/_cluster/health`, origin);
  const known = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  const headers: Record<string, string> =
    username === "" ? {} : { authorization: `Basic ${known.toString("base64")}` };
  return (await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS) })).ok;
}

/** A replica that is away is no mistake of the settings that stops anything; a primary in its place is one. */
async function checkReplicas(env: Environment, names: string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const entry of system.filter(({ name }) => names.length === 0 || names.includes(name))) {
    if (!(await entry.load()).migrations) continue;
    const { database_read_url } = placementOf(new Settings(env), entry.name, entry, true);
    if (database_read_url) findings.push(await checkReplica(entry.name, database_read_url));
  }
  return findings;
}

async function checkReplica(service: string, connectionString: string): Promise<Finding> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: PATIENCE_MS });
  try {
    await client.connect();
    const { rows } = await client.query<{ follows: boolean }>("select pg_is_in_recovery() as follows");
    return rows[0]!.follows
      ? { level: "good", text: `${service} reaches its replica` }
      : { level: "wrong", text: `${service}: what DATABASE_READ_URL names is no replica` };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return {
      level: "note",
      text: `${service} does not reach its replica, and would ask the database itself: ${message || code}`,
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}
