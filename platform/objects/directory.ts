import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { newId } from "../ids.ts";
import { type ObjectStores, requireKey } from "./store.ts";

/** The embedded default: a folder, with one in it for each service. */
export function directoryStores(root: string): ObjectStores {
  return {
    name: "directory",
    of(service) {
      const pathOf = (key: string) => join(root, service, requireKey(key));
      return {
        async put(key, data) {
          const path = pathOf(key);
          const temporary = `${path}.${newId()}.tmp`;
          await mkdir(dirname(path), { recursive: true });
          await writeFile(temporary, data, { mode: 0o600, flush: true });
          await rename(temporary, path);
        },
        get: async (key) => readFile(pathOf(key)).catch(noFile),
        remove: async (key) => rm(pathOf(key), { force: true }).catch(noFile),
      };
    },
    reachable: async () => true,
    close: () => undefined,
  };
}

// What is a folder is no file, and neither is what would be below a file.
function noFile(error: NodeJS.ErrnoException): undefined {
  if (["ENOENT", "EISDIR", "ENOTDIR", "ERR_FS_EISDIR"].includes(error.code ?? "")) return undefined;
  throw error;
}
