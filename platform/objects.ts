import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { newId } from "./ids.ts";

/** Where files are kept. Keys are made of lower-case letters, digits, - . _ and / only. */
export interface ObjectStore {
  /** Writes whole or not at all; the same key again replaces it. */
  put(key: string, data: Uint8Array): Promise<void>;
  /** @returns undefined when there is none */
  get(key: string): Promise<Buffer | undefined>;
  remove(key: string): Promise<void>;
}

const KEY = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/;

/** The embedded default: a directory. */
export function directoryStore(root: string): ObjectStore {
  const pathOf = (key: string): string => {
    if (!KEY.test(key)) throw new Error("not a key of the object store");
    return join(root, key);
  };
  return {
    async put(key, data) {
      const path = pathOf(key);
      const temporary = `${path}.${newId()}.tmp`;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(temporary, data, { mode: 0o600, flush: true });
      await rename(temporary, path);
    },
    get: (key) =>
      readFile(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw error;
      }),
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}
