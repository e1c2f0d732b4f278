// npm run start:distributed: every service a process of its own, under this one, which starts them, starts again what
// crashed, and ends them in order. SIGUSR2, or `npm run start:distributed -- roll`, replaces them one after the other.
import { loadDemoOnce } from "../../demo/load-once.ts";
import { type Environment, Settings, SettingsError } from "../../platform/config.ts";
import { whenAskedToStop } from "../../platform/stop.ts";
import { system } from "../../system.ts";
import { openDatabase } from "../database.ts";
import { databaseSettings, prepareDatabases, serviceDatabases } from "../databases.ts";
import {
  completed,
  isProduction,
  type Ports,
  sandboxSettings,
  secretOf,
  settlePorts,
  usesSandbox,
} from "../environment.ts";
import { explain } from "../explain.ts";
import { type ListedSetting, listSettings } from "../settings.ts";
import { welcome } from "../welcome.ts";
import { keep, type Kept } from "./keep.ts";
import { planOf, roomEnvironment } from "./plan.ts";
import { distributedSettings } from "./settings.ts";
import { readStatus, removeStatus, writeStatus } from "./status.ts";

const say = (line: string) => void process.stdout.write(`  ${line}\n`);
/** Everybody who is kept: the services, the web app, the sandbox. */
const all: Kept[] = [];
let rolling = false;

if (process.argv[2] === "roll") askToRoll();
else await main();

async function main(): Promise<void> {
  const stops: (() => Promise<unknown>)[] = [];
  let code = 0;
  const ending = new Promise<void>((resolve) => whenAskedToStop(resolve));
  try {
    const kept = await start(stops);
    process.on("SIGUSR2", () => void roll(kept));
    await ending;
    say("Ending");
  } catch (error) {
    code = 1;
    process.stderr.write(`${explain(error)}\n`);
  }
  for (const stop of stops.reverse()) if ((await stop()) === null) code = 1;
  process.exit(code);
}

/** Database, demo, roles, then the processes. */
async function start(stops: (() => Promise<unknown>)[]): Promise<Kept[]> {
  const secret = await secretOf(process.env);
  const { settings, problems } = await listSettings(system, completed(process.env, secret));
  const own = new Settings(process.env);
  const counts = distributedSettings(own, system);
  if (process.env.METRICS_PORT)
    own.problem("METRICS_PORT", "is for one process: here each service answers /metrics on its own port");
  if (problems.length + own.problems.length > 0) throw new SettingsError([...problems, ...own.problems]);
  const ports = await settlePorts(process.env);
  const simulated = usesSandbox(process.env);
  const env: Environment = {
    ...process.env,
    FOYER_SECRET: secret,
    GATEWAY_PORT: String(ports.gateway),
    WEB_PORT: String(ports.web),
    ...(simulated ? sandboxSettings(process.env, ports) : {}),
  };
  env.DATABASE_URL ??= await openDatabase(env, stops);
  const demo = !isProduction(env) && env.FOYER_DEMO !== "off" && simulated;
  if (demo) await loadDemoOnce(env);
  const databases = await serviceDatabases(env, env.DATABASE_URL!);
  say("Looking after the databases and their roles");
  await prepareDatabases(env.DATABASE_URL!, databases);

  const urls = urlsOf(env, ports, simulated);
  const plan = planOf(system, env, settings, counts, databaseSettings(databases));
  const gateways = plan[0]!.env.GATEWAY_URL!;
  say(`Starting ${plan.length} processes of ${system.length} services`);
  if (simulated) await startRoom("sandbox", env, settings, urls, gateways, stops);
  const kept = await startAll(plan, stops);
  await startRoom("web", env, settings, urls, gateways, stops);
  writeStatus(env, all);
  stops.push(async () => removeStatus(env));
  process.stdout.write(welcome(urls, demo));
  process.stdout.write(`foyer ready ${JSON.stringify({ ...urls, sandbox: urls.sandbox ?? null })}\n`);
  return kept;
}

interface Urls {
  web: string;
  gateway: string;
  sandbox: string | undefined;
}

function urlsOf(env: Environment, ports: Ports, simulated: boolean): Urls {
  const host = env.HOST && env.HOST !== "0.0.0.0" ? env.HOST : "127.0.0.1";
  const url = (port: number) => `http://${host}:${port}`;
  return {
    web: url(ports.web),
    gateway: url(ports.gateway),
    sandbox: simulated ? url(ports.sandbox) : undefined,
  };
}

/** The web app or the sandbox. */
async function startRoom(
  service: "web" | "sandbox",
  env: Environment,
  settings: ListedSetting[],
  urls: Urls,
  gateways: string,
  stops: (() => Promise<unknown>)[],
): Promise<void> {
  const own = {
    ...roomEnvironment(env, settings),
    GATEWAY_URL: gateways,
    // Webhooks come in at the first gateway, whatever people call it from outside.
    ...(service === "sandbox" ? { PUBLIC_API_URL: urls.gateway } : {}),
    ...(urls.sandbox ? { SANDBOX_PUBLIC_URL: env.SANDBOX_PUBLIC_URL ?? urls.sandbox } : {}),
  };
  const room = await keep({ name: service, service, url: urls[service]!, env: own }, say, noteWhoRuns);
  all.push(room);
  stops.push(() => room.end());
}

/** All services, then the gateways; at the end the gateways stop first, and then the others together. */
async function startAll(plan: ReturnType<typeof planOf>, stops: (() => Promise<unknown>)[]): Promise<Kept[]> {
  const kept: Kept[] = [];
  const end = async (which: (service: string) => boolean) => {
    const codes = await Promise.all(kept.filter(({ service }) => which(service)).map((one) => one.end()));
    return codes.includes(null) ? null : 0;
  };
  stops.push(
    () => end((service) => service !== "gateway"),
    () => end((service) => service === "gateway"),
  );
  const begin = async (instances: typeof plan) => {
    const results = await Promise.allSettled(
      instances.map(async (instance) => {
        kept.push(await keep(instance, say, noteWhoRuns));
        say(`${instance.name} is ready`);
      }),
    );
    const failed = results.find((result) => result.status === "rejected");
    if (failed) throw failed.reason;
  };
  // The gateway last: whom it finds missing it leaves alone for a moment.
  await begin(plan.filter(({ service }) => service !== "gateway"));
  await begin(plan.filter(({ service }) => service === "gateway"));
  all.push(...kept);
  return kept.sort((a, b) => a.name.localeCompare(b.name));
}

/** Replaces every process, one after the other: where a service has several, there is always one that answers. */
async function roll(kept: Kept[]): Promise<void> {
  if (rolling) return;
  rolling = true;
  const started = performance.now();
  try {
    for (const one of kept) {
      await one.replace();
      say(`${one.name} is a new one`);
    }
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`foyer rolled ${JSON.stringify({ processes: kept.length, seconds })}\n`);
  } catch (error) {
    say(`${(error as Error).message} The others stay as they are.`);
  } finally {
    rolling = false;
  }
}

function noteWhoRuns(): void {
  writeStatus(process.env, all);
}

function askToRoll(): void {
  const status = readStatus(process.env);
  try {
    if (!status) throw new Error();
    process.kill(status.supervisor, "SIGUSR2");
    process.stdout.write("Asked: the one who started Foyer says how it goes.\n");
  } catch {
    process.stderr.write("Foyer does not run here as separate processes.\n");
    process.exitCode = 1;
  }
}
