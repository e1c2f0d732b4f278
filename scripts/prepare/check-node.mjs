import { spawnSync } from "node:child_process";
import { existsSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { Advice, pinnedNode, root } from "./project.mjs";

/** Returns the path of the pinned Node after it has been seen to run. */
export function checkNode() {
  const node = pinnedNode();
  const { status, stderr, error } = spawnSync(node, ["--version"], { encoding: "utf8" });
  const link = path.join(root, "node_modules/.bin/node");
  if (status === 0) {
    if (process.platform !== "win32" && !existsSync(link))
      symlinkSync(path.relative(path.dirname(link), node), link);
    return node;
  }
  // npm puts node_modules/.bin first in the PATH. Without this link the next try gets here again, on the
  // system's Node, instead of ending in the loader's words.
  rmSync(link, { force: true });
  const library = /error while loading shared libraries: (\S+?):/.exec(stderr ?? "")?.[1];
  if (library === "libatomic.so.1") {
    throw new Advice(
      "Node 26 needs the system library libatomic. On Debian and Ubuntu: apt-get install libatomic1",
    );
  }
  if (library)
    throw new Advice(`Node 26 needs the system library ${library}. Install the package that contains it.`);
  if (error?.code === "ENOENT")
    throw new Advice("Node 26 does not run here. It needs a Linux with glibc, macOS or Windows.");
  throw new Advice(`Node 26 does not run here: ${stderr || error}`);
}
