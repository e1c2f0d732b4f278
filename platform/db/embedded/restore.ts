import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Account } from "./account.ts";
import { copyFolder } from "./backup.ts";
import { locate, writePointer } from "./location.ts";
import { takeLock } from "./lock.ts";

/**
 * Puts the copy of a cluster where the embedded PostgreSQL of `data_dir` has its own. There must be none: an
 * older one that nothing points to any more is kept beside it as `.previous`.
 * @returns a sentence about the one that was kept, if there was one
 */
export async function restoreCluster(options: {
  copy: string;
  data_dir: string;
  password: string;
}): Promise<string | undefined> {
  await mkdir(options.data_dir, { recursive: true });
  const { cluster, binaries, account } = await locate(options.data_dir, undefined);
  const made = (await readFile(path.join(options.copy, "PG_VERSION"), "utf8")).trim();
  const [major] = binaries.version.split(".");
  if (made !== major)
    throw new Error(
      `The backup is of PostgreSQL ${made}, this Foyer brings ${major}: restore it with a version that brings ${made}.`,
    );
  const taken = takeLock(`${cluster}.lock`);
  if (!("lock" in taken)) throw new Error("Foyer is running here. Stop it first.");
  try {
    const unfinished = `${cluster}.new`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(path.dirname(cluster), { recursive: true });
    await copyFolder(options.copy, unfinished);
    await own(unfinished, account);
    const kept = existsSync(cluster) ? `${cluster}.previous` : undefined;
    if (kept) {
      await rm(kept, { recursive: true, force: true });
      await rename(cluster, kept);
    }
    await rename(unfinished, cluster);
    // Last: what is not whole is not pointed to.
    await writePointer(options.data_dir, { cluster, password: options.password });
    return kept && `An older database was there; it is kept in ${kept}`;
  } finally {
    taken.lock.release();
  }
}

/** PostgreSQL insists that its folders are its user's alone. */
async function own(folder: string, account: Account | undefined): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = [folder, ...entries.map((entry) => path.join(entry.parentPath, entry.name))];
  const folders = new Set([
    folder,
    ...entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name)),
  ]);
  for (const one of paths) {
    await chmod(one, folders.has(one) ? 0o700 : 0o600);
    if (account) await chown(one, account.uid, account.gid);
  }
}
