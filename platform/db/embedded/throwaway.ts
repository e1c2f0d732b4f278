import { chmod, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { newPassword, temporaryFolder, writePointer } from "./location.ts";
import { takeLock } from "./lock.ts";
import type { Embedded } from "./start.ts";
import { startEmbedded } from "./start.ts";

const prefix = "throwaway-";

/**
 * A PostgreSQL for tests: empty, not durable, gone at the end. Within one `npm test` all share the one that
 * FOYER_TEST_DATABASE_URL names; a test file run by itself gets its own.
 * @param options durable: waits for the disk as a real one does, and is shared with nobody: for measuring
 */
export async function startThrowaway({ durable = false } = {}): Promise<Embedded> {
  const shared = process.env.FOYER_TEST_DATABASE_URL;
  if (shared && !durable) return useShared(shared);
  const parent = temporaryFolder();
  await mkdir(parent, { recursive: true });
  await removeLeftovers(parent);
  const folder = await mkdtemp(path.join(parent, prefix));
  // PostgreSQL may run as another user, which has to pass through, but not to look around.
  await chmod(folder, 0o711);
  await writePointer(folder, { cluster: clusterIn(folder), password: newPassword() });
  return startEmbedded({ data_dir: folder, durable, remove: folder });
}

function clusterIn(folder: string): string {
  return path.join(folder, "cluster");
}

/** Folders of runs that the whole machine, watchdogs included, was stopped under. */
async function removeLeftovers(parent: string): Promise<void> {
  const grace_ms = 3_600_000;
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const folder = path.join(parent, name);
    try {
      if (Date.now() - (await stat(folder)).mtimeMs < grace_ms) continue;
      const taken = takeLock(`${clusterIn(folder)}.lock`);
      if (!("lock" in taken)) continue;
      await rm(folder, { recursive: true, force: true });
      taken.lock.release();
    } catch {
      // Another user's, or being removed right now by another run.
    }
  }
}

function useShared(address: string): Embedded {
  return {
    url(database) {
      const url = new URL(address);
      url.pathname = `/${database}`;
      return url.href;
    },
    port: Number(new URL(address).port),
    stop: async () => undefined,
  };
}
