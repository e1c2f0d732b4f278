import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isStopping } from "./child.mjs";
import { root, say } from "./project.mjs";

const file = path.join(root, ".foyer/preparing");

/** Runs `work` while nobody else prepares this checkout: two installations at once would tear node_modules apart. */
export async function inTurn(work) {
  mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!isStopping() && !take()) {
    if (!told) say(`another start is preparing this checkout (pid ${holder()}); waiting for it`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  try {
    return await work();
  } finally {
    if (holder() === process.pid) rmSync(file, { force: true });
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (!isAlive(holder())) rmSync(file, { force: true });
  return false;
}

/** 0, which counts as alive, while the file is being written or has just gone. */
function holder() {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
