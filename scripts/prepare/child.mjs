import { spawn } from "node:child_process";
import os from "node:os";
import { whenStarterVanishes } from "./ancestors.mjs";
import { root } from "./project.mjs";

let current;
let asked = false;

/** Whether this process was asked to stop; what it starts after that ends at once. */
export function isStopping() {
  return asked;
}

/** Passes the wish to stop on to the running child, and to any that is still to come. */
function stopChild() {
  asked = true;
  current?.kill("SIGTERM");
}

/**
 * From now on a signal or the end of whoever started us stops the child, not us: we leave when it has
 * drained, with its exit code.
 */
export function stopWithStarter() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stopChild);
  whenStarterVanishes(stopChild);
  // After a closed terminal there is nobody left to write to.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}

/**
 * Runs a program in the project's folder until it ends.
 * @returns {Promise<number>} its exit code, as a shell would give it
 */
export function runChild(command, args, options = {}) {
  const { env = {}, stdio = "inherit", shell = false, cwd = root, onSpawn } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio, shell });
    current = child;
    if (asked) child.kill("SIGTERM");
    onSpawn?.(child);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      current = undefined;
      resolve(code ?? 128 + os.constants.signals[signal]);
    });
  });
}
