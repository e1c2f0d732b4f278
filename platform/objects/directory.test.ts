import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { conformance } from "./conformance.ts";
import { directoryStores } from "./directory.ts";

conformance("a directory", async () => {
  const folder = await mkdtemp(join(tmpdir(), "foyer-objects-"));
  return {
    stores: directoryStores(folder),
    async clean() {
      const left = await readdir(folder, { recursive: true });
      assert.deepEqual(
        left.filter((name) => name.endsWith(".tmp")),
        [],
      );
      await rm(folder, { recursive: true });
    },
  };
});
