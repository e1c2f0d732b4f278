import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Environment } from "../platform/config.ts";
import { startThrowaway } from "../platform/db/embedded/throwaway.ts";
import { newId } from "../platform/ids.ts";
import { SANDBOX_KEYS } from "../run/environment.ts";
import { startSandbox } from "../sandbox/sandbox.ts";
import { system } from "../system.ts";
import { type Doors, doorsOf } from "./doors.ts";
import { freePorts } from "./program.ts";

/** What the processes of one installation share. */
export interface Installation {
  /** Settings of an instance of its services, with ports of its own. */
  env(instance?: number): Environment;
  doors: Doors;
  stop(): Promise<void>;
}

/**
 * Databases, an outside world and addresses for services that run as real processes; nothing is started yet.
 * @param options `twice`: services that have two instances
 */
export async function openInstallation(options: {
  secret: string;
  twice?: string[];
  env?: Environment;
}): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), "foyer-installation-"));
  const server = await startThrowaway();
  const ports = await freePorts(2 * (system.length + (options.twice ?? []).length));
  const databases: string[] = [];
  const shared: Environment = {
    FOYER_SECRET: options.secret,
    FOYER_DATA_DIR: folder,
    RATE_LIMITS: "off",
    LOG_LEVEL: "warn",
    DRAIN_GRACE_SECONDS: "0",
    ...SANDBOX_KEYS,
  };
  const own: Environment[] = [{}, {}];
  for (const { name } of system) {
    const upper = name.toUpperCase();
    const urls: [string[], string[]] = [[], []];
    for (let n = 0; n < (options.twice?.includes(name) ? 2 : 1); n++) {
      const [rest, rpc] = [ports.pop()!, ports.pop()!];
      Object.assign(own[n]!, { [`${upper}_PORT`]: String(rest), [`${upper}_RPC_PORT`]: String(rpc) });
      urls[0].push(`http://127.0.0.1:${rest}`);
      urls[1].push(`http://127.0.0.1:${rpc}`);
    }
    databases.push(`installation_${name.replaceAll("-", "_")}_${newId().replaceAll("-", "")}`);
    Object.assign(shared, {
      [`${upper}_URL`]: urls[0].join(","),
      [`${upper}_RPC_URL`]: urls[1].join(","),
      [`${upper}_DATABASE_URL`]: server.url(databases.at(-1)!),
    });
  }
  const gateway = shared.GATEWAY_URL!;
  const sandbox = await startSandbox({
    host: "127.0.0.1",
    port: 0,
    smtp_port: 0,
    data_dir: folder,
    webhook_url: `${gateway}/webhooks/stripe`,
    paypal_webhook_url: `${gateway}/webhooks/paypal`,
    log: () => undefined,
  });
  Object.assign(shared, {
    STRIPE_API_URL: sandbox.url,
    PAYPAL_API_URL: sandbox.url,
    SMTP_URL: `smtp://127.0.0.1:${sandbox.smtp_port}`,
    PUBLIC_API_URL: gateway,
    ...options.env,
  });
  return {
    env: (instance = 0) => ({ ...shared, ...own[0], ...own[instance] }),
    // Nothing can be drained from outside: it is looked again.
    doors: doorsOf(gateway, sandbox.url, async () => undefined),
    async stop() {
      await sandbox.stop();
      const admin = new pg.Client({ connectionString: server.url("postgres") });
      await admin.connect();
      for (const name of databases) await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
