import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../platform/config.ts";
import type { Json } from "./doors.ts";

const project = join(import.meta.dirname, "..");

/** A running `node run.ts …`. */
export interface Program extends AsyncDisposable {
  pid: number;
  /** What it said in its line `foyer ready {…}`. */
  ready: Json;
  /** Everything it wrote so far. */
  output(): string;
  /** Ends it and waits. @returns exit code, null when the signal ended it */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts the program as a process of its own and waits until it is ready.
 * @param names services; none for all-in-one
 * @throws with what it wrote, when it ends before
 */
export async function startProgram(names: string[], env: Environment): Promise<Program> {
  const { becoming, ...program } = launch(names, env);
  return { ...program, ready: await becoming };
}

/** A program on its way; `becoming` is what it says when it is ready. */
export type Launched = Omit<Program, "ready"> & { becoming: Promise<Json> };

/** Starts the program and does not wait. @param program another one than `run.ts` */
export function launch(names: string[], env: Environment, program = "run.ts"): Launched {
  const child = spawn(process.execPath, [program, ...names], {
    cwd: project,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let written = "";
  const keep = (text: string) => void (written = (written + text).slice(-200_000));
  child.stderr.setEncoding("utf8").on("data", keep);
  child.stdout.setEncoding("utf8").on("data", keep);
  const becoming = new Promise<Json>((resolve, reject) => {
    child.stdout.on("data", () => {
      const said = /^foyer ready (\{.*\})$/m.exec(written)?.[1];
      if (said) resolve(JSON.parse(said));
    });
    child.once("exit", (code) =>
      reject(new Error(`${program} ${names.join(" ")} ended with ${code}:\n${written}`)),
    );
  });
  // Who kills it before it is ready does not listen.
  becoming.catch(() => undefined);
  const end = (signal: NodeJS.Signals) => endProcess(child, signal);
  return {
    becoming,
    pid: child.pid!,
    output: () => written,
    end,
    [Symbol.asyncDispose]: async () => void (await end("SIGKILL")),
  };
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
  return child.exitCode;
}

/** Below those that systems give to outgoing connections, which could take one between our look and its use. */
const [LOWEST, HIGHEST] = [15_000, 32_000];
/** Test files run side by side, and a port is chosen seconds before somebody listens: a file says whose it is. */
const CLAIMS = join(tmpdir(), "foyer-ports");
const claimed: string[] = [];
process.on("exit", () => {
  for (const path of claimed) rmSync(path, { force: true });
});

/** Ports that nobody listens on or has chosen, all different; ours until this process ends. */
export async function freePorts(count: number): Promise<number[]> {
  mkdirSync(CLAIMS, { recursive: true });
  const found = new Set<number>();
  while (found.size < count) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (claim(port) && (await isFree(port))) found.add(port);
  }
  return [...found];
}

function claim(port: number): boolean {
  const path = join(CLAIMS, String(port));
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
  } catch {
    if (isAlive(path)) return false;
    // Whoever chose it was killed; another one who sees that at the same time loses the race for the new file.
    rmSync(path, { force: true });
    return claim(port);
  }
  claimed.push(path);
  return true;
}

function isAlive(path: string): boolean {
  try {
    process.kill(Number(readFileSync(path, "utf8")) || process.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
  });
  if (free) await new Promise((resolve) => server.close(resolve));
  return free;
}
