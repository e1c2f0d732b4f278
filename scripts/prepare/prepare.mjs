import { existsSync } from "node:fs";
import path from "node:path";
import { buildWeb, isWebBuilt } from "./build-web.mjs";
import { checkNode } from "./check-node.mjs";
import { isStopping, runChild, stopWithStarter } from "./child.mjs";
import { install, isInstalled } from "./install.mjs";
import { Advice, root } from "./project.mjs";
import { inTurn } from "./turn.mjs";

/** Installs and builds what is missing; returns the path of the pinned Node, nothing when asked to stop. */
async function prepare({ web }) {
  if (!isInstalled()) await inTurn(async () => (isStopping() || isInstalled() ? undefined : install()));
  if (isStopping()) return undefined;
  const node = checkNode();
  if (web && !isWebBuilt())
    await inTurn(async () => (isStopping() || isWebBuilt() ? undefined : buildWeb(node)));
  return isStopping() ? undefined : node;
}

/**
 * What every script here does: prepare, then run one TypeScript program under the pinned Node and end with
 * its exit code. Asked to stop before that program has started, it ends with 0. With `settings` it gets those
 * of the file .env, as far as the environment does not say otherwise.
 */
export async function prepareAndRun(program, { web, settings = false }) {
  stopWithStarter();
  try {
    const node = await prepare({ web });
    if (!node) return;
    const file = path.join(root, ".env");
    const given = settings && existsSync(file) ? [`--env-file=${file}`] : [];
    const args = [...given, path.join(root, program), ...process.argv.slice(2)];
    process.exitCode = await runChild(node, args, {
      env: { NODE_COMPILE_CACHE: path.join(root, "node_modules/.cache/node-compile") },
    });
  } catch (error) {
    if (!(error instanceof Advice)) throw error;
    console.error(`foyer: ${error.message}`);
    process.exitCode = 1;
  }
}
