import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { loadDemoOnce } from "./demo/load-once.ts";
import { type Environment, SettingsError } from "./platform/config.ts";
import { VERSION } from "./platform/http/health.ts";
import { type Runtime, startRuntime } from "./platform/runtime.ts";
import { whenAskedToStop } from "./platform/stop.ts";
import { openDatabase } from "./run/database.ts";
import {
  completed,
  dataDir,
  isProduction,
  type Ports,
  sandboxSettings,
  STRIPE_EVENTS,
  secretOf,
  settlePorts,
  usesSandbox,
} from "./run/environment.ts";
import { explain } from "./run/explain.ts";
import { giveBack } from "./run/lean.ts";
import { listSettings } from "./run/settings.ts";
import { welcome } from "./run/welcome.ts";
import { system } from "./system.ts";

/**
 * THE ENTRY. `node run.ts` is everything in one process on an embedded PostgreSQL; `node run.ts booking
 * payment` is these two, with the databases and neighbours that the settings name.
 */
async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const stops: (() => Promise<unknown>)[] = [];
  const ending = new Promise<void>((resolve) => whenAskedToStop(resolve));
  let code = 0;
  try {
    if (names.length > 0) await startNamed(names, stops);
    else await startAll(stops);
    await ending;
  } catch (error) {
    code = 1;
    process.stderr.write(`${explain(error)}\n`);
  }
  // Even an ending that hangs must end.
  setTimeout(() => process.exit(1), 25_000).unref();
  for (const stop of stops.reverse()) await stop();
  process.exit(code);
}

/** Everything: PostgreSQL, the outside world, services behind one gateway, the web app. */
async function startAll(stops: (() => Promise<unknown>)[]): Promise<void> {
  const secret = await secretOf(process.env);
  const { problems } = await listSettings(system, completed(process.env, secret));
  if (problems.length > 0) throw new SettingsError(problems);
  const ports = await settlePorts(process.env);
  const simulated = usesSandbox(process.env);
  const env: Environment = {
    ...process.env,
    FOYER_SECRET: secret,
    GATEWAY_PORT: String(ports.gateway),
    WEB_PORT: String(ports.web),
    ...(simulated ? sandboxSettings(process.env, ports) : {}),
  };
  const embedded = await openDatabase(env, stops);
  if (embedded) env.DATABASE_URL = embedded;
  const gateway = `http://127.0.0.1:${ports.gateway}`;
  const demo = !isProduction(env) && env.FOYER_DEMO !== "off" && simulated;
  if (demo) await loadDemoOnce(env);
  const sandbox = simulated ? await openSandbox(env, ports, gateway, stops) : undefined;
  const runtime = await startRuntime({ entries: system, env });
  stops.push(() => runtime.stop());
  const web = await openWeb(env, runtime, ports, sandbox, stops);

  const urls = { web, gateway: runtime.fronts[0]!.url, sandbox };
  process.stdout.write(welcome(urls, demo));
  process.stdout.write(`foyer ready ${JSON.stringify({ ...urls, sandbox: sandbox ?? null })}\n`);
}

/** Only these, each with ports of its own. */
async function startNamed(names: string[], stops: (() => Promise<unknown>)[]): Promise<void> {
  const rooms = ["web", "sandbox"];
  const unknown = names.filter(
    (name) => !rooms.includes(name) && !system.some((entry) => entry.name === name),
  );
  if (unknown.length > 0)
    throw new Error(
      `There is no service ${unknown.join(", ")}. There are ${[...system.map((entry) => entry.name), ...rooms].join(", ")}.`,
    );
  const env: Environment = { ...process.env };
  const ports = await settlePorts(env);
  if (names.includes("sandbox"))
    await openSandbox(env, ports, env.PUBLIC_API_URL ?? gatewaysOf(env, ports)[0]!, stops);
  const services = names.filter((name) => !rooms.includes(name));
  if (services.length > 0) {
    const runtime = await startRuntime({ entries: system, names: services, env });
    stops.push(() => runtime.stop());
  }
  if (names.includes("web")) await openWeb(env, undefined, ports, env.SANDBOX_PUBLIC_URL, stops);
  process.stdout.write(`foyer ready ${JSON.stringify({ services: names })}\n`);
  giveBack();
}

const gatewaysOf = (env: Environment, ports: Ports) =>
  env.GATEWAY_URL?.split(",").map((url) => url.trim()) ?? [`http://127.0.0.1:${ports.gateway}`];

async function openSandbox(
  env: Environment,
  ports: Ports,
  gateway: string,
  stops: (() => Promise<unknown>)[],
): Promise<string> {
  const { startSandbox } = await import("./sandbox/sandbox.ts");
  const folder = join(dataDir(env), "sandbox");
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  const sandbox = await startSandbox({
    host: env.HOST ?? "127.0.0.1",
    port: ports.sandbox,
    smtp_port: ports.sandbox_smtp,
    data_dir: folder,
    webhook_url: `${gateway}/webhooks/stripe`,
    stripe_events: STRIPE_EVENTS,
    paypal_webhook_url: `${gateway}/webhooks/paypal`,
    log: env.LOG_LEVEL === "debug" ? undefined : () => undefined,
  });
  stops.push(() => sandbox.stop());
  return sandbox.url;
}

async function openWeb(
  env: Environment,
  runtime: Runtime | undefined,
  ports: Ports,
  sandbox: string | undefined,
  stops: (() => Promise<unknown>)[],
): Promise<string> {
  const { startWeb } = await import("./web/server.ts");
  const web = await startWeb({
    host: env.HOST ?? "127.0.0.1",
    port: ports.web,
    api: runtime?.fronts[0] ?? gatewaysOf(env, ports),
    settings: {
      stripe_publishable_key: env.STRIPE_PUBLISHABLE_KEY ?? "",
      stripe_api_url: env.STRIPE_API_URL ?? "https://api.stripe.com",
      paypal: env.PAYPAL_CLIENT_ID !== undefined,
      tiktok_pixel_id: env.TIKTOK_PIXEL_ID,
      sandbox_url: sandbox ?? null,
      test_mode: (env.STRIPE_PUBLISHABLE_KEY ?? "").startsWith("pk_test_"),
      version: VERSION,
    },
  });
  stops.push(() => web.stop());
  return web.url;
}

await main();
