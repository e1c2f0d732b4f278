import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { LEAN } from "../lean.ts";
import type { Instance } from "./plan.ts";

const PROGRAM = join(import.meta.dirname, "../../run.ts");
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** Who has worked for so long has not failed to start. */
const STEADY_MS = 60_000;
/** A little more than the 25 s that a process takes for itself. */
const PATIENCE_MS = 30_000;

/** A process that is started again whenever it ends by itself. */
export interface Kept {
  name: string;
  service: string;
  /** Where it answers REST, and /ready. */
  url: string;
  /** The process there is now. */
  pid(): number | undefined;
  /** Ends it in order and starts another one; returns when that one is ready. */
  replace(): Promise<void>;
  /** Ends it in order, for good. @returns its exit code; null when it had to be killed */
  end(): Promise<number | null>;
}

/**
 * Starts `run.ts <service>` and returns when it is ready.
 * @throws when it ends before it was ready for the first time
 */
export async function keep(
  { name, service, url, env }: Instance,
  say: (line: string) => void,
  changed: () => void,
): Promise<Kept> {
  let child: ChildProcess;
  let wanted = true;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  function begin(): Promise<void> {
    const started = performance.now();
    // In a group of its own: Ctrl-C in a terminal reaches the supervisor only, which knows the order.
    const own = spawn(process.execPath, [...LEAN, PROGRAM, service], {
      env,
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
    });
    child = own;
    if (steady) changed();
    const ready = Promise.withResolvers<void>();
    let written = "";
    own.stdout.setEncoding("utf8").on("data", (text: string) => {
      written = (written + text).slice(-1_000);
      if (/^foyer ready /m.test(written)) ready.resolve();
    });
    own.once("error", (error) => ready.reject(error));
    own.once("exit", (code, signal) => {
      ready.reject(new Error(`${name} ended with ${code ?? signal} before it was ready.`));
      if (!wanted || own !== child || !steady) return;
      failures = performance.now() - started > STEADY_MS ? 0 : failures + 1;
      const pause_ms = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 6));
      say(`${name} ended by itself (${code ?? signal}); it is started again in ${pause_ms / 1000} s`);
      timer = setTimeout(
        () =>
          void begin().then(
            () => say(`${name} is back`),
            () => undefined,
          ),
        pause_ms,
      );
    });
    ready.promise.catch(() => undefined);
    return ready.promise;
  }

  async function stop(): Promise<number | null> {
    clearTimeout(timer);
    const own = child;
    if (own.exitCode !== null || own.signalCode !== null) return own.exitCode;
    const exited = once(own, "exit");
    own.kill("SIGTERM");
    const impatient = setTimeout(() => own.kill("SIGKILL"), PATIENCE_MS);
    await exited;
    clearTimeout(impatient);
    return own.exitCode;
  }

  // Until it was ready once, its end is an answer and no accident.
  let steady = false;
  await begin();
  steady = true;
  return {
    name,
    service,
    url,
    pid: () => child.pid,
    async replace() {
      wanted = false;
      await stop();
      wanted = true;
      await begin();
    },
    end() {
      wanted = false;
      return stop();
    },
  };
}
