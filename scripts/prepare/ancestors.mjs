import { readFileSync } from "node:fs";

/**
 * Calls back once when whoever started us is gone. Under npm that is npm itself, and often a shell between
 * that outlives it; the shell's death we see as a new parent, npm's in /proc.
 */
export function whenStarterVanishes(callback) {
  const parent = process.ppid;
  // Started in the background by something that has already left: nobody is missed.
  if (parent <= 1) return;
  const npm = npmAbove(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (!npm || parentOf(npm.child) === npm.pid)) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
}

/** npm, when it is not our parent but our parent's parent, the shell being between. */
function npmAbove(parent) {
  const pid = parentOf(parent);
  return pid && pid > 1 && nameOf(pid)?.startsWith("npm") ? { pid, child: parent } : undefined;
}

function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
}

function nameOf(pid) {
  return /\((.*)\)/.exec(statOf(pid) ?? "")?.[1];
}

function parentOf(pid) {
  return Number(/\) \S (\d+)/.exec(statOf(pid) ?? "")?.[1]) || undefined;
}
