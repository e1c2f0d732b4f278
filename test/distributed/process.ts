import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Environment } from "../../platform/config.ts";
import type { Asked, Said } from "./member.ts";

const PROGRAM = join(import.meta.dirname, "member.ts");
const TIMEOUT_MS = 60_000;

/** A service in a process of its own, as its test sees it. */
export interface Member {
  service: string;
  pid: number;
  advance(ms: number): Promise<void>;
  /** Does everything that is due there. @returns how much that was */
  drain(): Promise<number>;
  /** Ends it and waits. @returns its exit code, null when the signal ended it */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts a service and waits until it is ready.
 * @throws with what it wrote, when it ends before
 */
export async function startMember(
  service: string,
  env: Environment,
  hear: (line: string) => void,
): Promise<Member> {
  const child = fork(PROGRAM, [service], { env, stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let written = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (written = (written + text).slice(-20_000)));
  const waiting = new Map<number, { done(count: number): void; fail(error: Error): void }>();
  const ready = Promise.withResolvers<void>();
  child.on("message", (said: Said) => {
    if (said.kind === "ready") ready.resolve();
    else if (said.kind === "log") hear(said.line);
    else {
      const asker = waiting.get(said.id);
      waiting.delete(said.id);
      if (said.kind === "answer") asker?.done(said.done);
      else asker?.fail(new Error(`${service}: ${said.reason}`));
    }
  });
  child.once("exit", (code, signal) => {
    const ended = new Error(`${service} has ended with ${code ?? signal}\n${written}`);
    ready.reject(ended);
    for (const asker of waiting.values()) asker.fail(ended);
    waiting.clear();
  });
  await ready.promise;

  let questions = 0;
  const ask = (question: Omit<Asked, "id">) => {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const id = ++questions;
    const impatient = setTimeout(
      () => reject(new Error(`${service} did not ${question.ask} within a minute`)),
      TIMEOUT_MS,
    );
    waiting.set(id, { done: resolve, fail: reject });
    child.send({ id, ...question } satisfies Asked, (error) => error && reject(error));
    return promise.finally(() => clearTimeout(impatient));
  };
  return {
    service,
    pid: child.pid!,
    advance: async (ms) => void (await ask({ ask: "advance", ms })),
    drain: () => ask({ ask: "drain" }),
    end: (signal) => endMember(child, signal),
  };
}

async function endMember(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  }
  return child.exitCode;
}
