import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { environmentWithBin } from "./generate/files.ts";

/**
 * Whether package-lock.json is what package.json asks for, and complete for every platform: npm leaves out
 * what the registry does not have for one, and `npm ci` then refuses the whole lockfile everywhere.
 */
export async function checkLockfile(root: string): Promise<{ ok: boolean; output: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "foyer-lockfile-"));
  try {
    for (const file of ["package.json", "package-lock.json", ".npmrc"]) {
      await copyFile(path.join(root, file), path.join(folder, file));
    }
    const clean = await runNpm(root, folder, ["ci", "--dry-run", "--ignore-scripts"]);
    if (!clean.ok) return clean;
    const before = await readFile(path.join(folder, "package-lock.json"), "utf8");
    const install = await runNpm(root, folder, [
      "install",
      "--package-lock-only",
      "--omit-lockfile-registry-resolved",
    ]);
    if (!install.ok) return install;
    const same = (await readFile(path.join(folder, "package-lock.json"), "utf8")) === before;
    return {
      ok: same,
      output: same ? "" : "package-lock.json is stale. Run: npm install --package-lock-only",
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Under the pinned Node: under an older one npm picks older versions, without a word. */
function runNpm(root: string, cwd: string, args: string[]): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const options = {
      cwd,
      env: environmentWithBin(root),
      shell: process.platform === "win32",
      maxBuffer: 64_000_000,
    };
    execFile("npm", args, options, (error, stdout, stderr) => {
      // What follows is npm's list of options.
      const [reason = ""] = `${stderr}\n${stdout}`.split("npm error Clean install a project");
      resolve({ ok: !error, output: reason });
    });
  });
}
