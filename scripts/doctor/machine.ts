import { constants } from "node:fs";
import { access, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname } from "node:path";
import type { Environment } from "../../platform/config.ts";
import { readPointer } from "../../platform/db/embedded/location.ts";
import { isRunning, readPostmaster } from "../../platform/db/embedded/postmaster.ts";
import { envName } from "../../platform/settings.ts";
import { STEP } from "../../run/distributed/plan.ts";
import { dataDir, usesSandbox } from "../../run/environment.ts";
import { system } from "../../system.ts";
import type { Finding } from "./finding.ts";

const NODE = 26;
const LITTLE_GB = 2;
const TOO_LITTLE_GB = 0.3;

/** Node, the folder for data, the room on its disk. */
export async function checkMachine(env: Environment): Promise<Finding[]> {
  const major = Number(process.versions.node.split(".")[0]);
  const findings: Finding[] = [
    // That it runs at all says that its libraries (libatomic) are there.
    major === NODE
      ? { level: "good", text: `Node ${process.versions.node} runs` }
      : { level: "wrong", text: `Node ${major} runs this; it has to be ${NODE}: start with npm, or npm ci` },
  ];
  const folder = dataDir(env);
  const existing = await nearestFolder(folder);
  const writable = await access(existing, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  findings.push(
    writable
      ? { level: "good", text: `${folder} can be written${existing === folder ? "" : " (it will be made)"}` }
      : {
          level: "wrong",
          text: `${existing} cannot be written: give it to this user, or set FOYER_DATA_DIR`,
        },
  );
  const { bavail, bsize } = await statfs(existing);
  const free_gb = (bavail * bsize) / 1e9;
  findings.push({
    level: free_gb < TOO_LITTLE_GB ? "wrong" : free_gb < LITTLE_GB ? "note" : "good",
    text: `${free_gb.toFixed(1)} GB are free for data${free_gb < LITTLE_GB ? ": that is little" : ""}`,
  });
  return findings;
}

async function nearestFolder(folder: string): Promise<string> {
  const there = await access(folder).then(
    () => true,
    () => false,
  );
  return there || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

/**
 * Whether the ports are free that a start would take; a Foyer that runs with this data may have them.
 * @param shape undefined: everything in one process
 */
export async function checkPorts(env: Environment, shape: Shape | undefined): Promise<Finding[]> {
  const host = env.HOST ?? "127.0.0.1";
  const running = (shape === undefined || shape.supervised) && (await runsHere(env));
  const findings: Finding[] = [];
  for (const [name, fallback, above] of portsOf(env, shape)) {
    const port = Number(env[name] ?? fallback) + above;
    // What is no port has been said already; 0 is a free one.
    if (!Number.isInteger(port) || port <= 0 || port > 65_535) continue;
    const problem = await listenProblem(host, port);
    if (problem === undefined) findings.push({ level: "good", text: `${name} ${port} is free` });
    else if (problem === "EADDRINUSE" && running)
      findings.push({ level: "good", text: `${name} ${port} is taken by the Foyer that runs here` });
    else findings.push({ level: "wrong", text: `${name} ${port}: ${WORDS[problem] ?? problem}` });
  }
  return findings;
}

/** Services as processes of their own. */
export interface Shape {
  /** How many of each there would be. */
  counts: Map<string, number>;
  /** True for all of them under `npm run start:distributed`, with the web app and the sandbox. */
  supervised: boolean;
}

const WORDS: Record<string, string> = {
  EADDRINUSE: "another program has this port",
  EACCES: "this user may not take this port",
  EADDRNOTAVAIL: "this machine does not have the address in HOST",
};

/** The setting of each port, its default, and how far above it this instance listens. */
type Wanted = [name: string, fallback: number, above: number];

function portsOf(env: Environment, shape: Shape | undefined): Wanted[] {
  const sandbox: Wanted[] = [
    ["SANDBOX_PORT", 8090, 0],
    ["SANDBOX_SMTP_PORT", 8025, 0],
  ];
  const rooms: Wanted[] = [["WEB_PORT", 3000, 0], ...(usesSandbox(env) ? sandbox : [])];
  if (shape === undefined) return [["GATEWAY_PORT", 8080, 0], ...rooms];
  const services = system.flatMap(({ name, http_port, rpc_port }) =>
    Array.from({ length: shape.counts.get(name) ?? 0 }, (_, n): Wanted[] => [
      [`${envName(name)}_PORT`, http_port, n * STEP],
      [`${envName(name)}_RPC_PORT`, rpc_port, n * STEP],
    ]).flat(),
  );
  return shape.supervised ? [...services, ...rooms] : services;
}

/** Whether the embedded database of this data is up. */
export async function runsHere(env: Environment): Promise<boolean> {
  const pointer = await readPointer(dataDir(env)).catch(() => undefined);
  const postmaster = pointer && readPostmaster(pointer.cluster);
  return postmaster !== undefined && isRunning(pointer!.cluster, postmaster.pid);
}

function listenProblem(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
