import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { environmentWithBin, listFiles } from "./files.ts";

const run = promisify(execFile);
const protoRoot = "contracts/proto";
const output = "contracts/gen";

/** No remote plugins and no remote modules, so that it works without a network. */
const template = {
  version: "v2",
  inputs: [{ directory: "." }],
  plugins: [
    {
      local: "protoc-gen-es",
      out: ".",
      opt: ["target=ts", "import_extension=ts", "erasable_syntax=true"],
    },
  ],
};

/** TypeScript messages and service descriptors of every contracts/proto/**.proto. Throws what buf complains about. */
export async function generateProto(root: string): Promise<Map<string, string>> {
  const sources = (await listFiles(root, protoRoot)).filter((file) => file.endsWith(".proto"));
  const generated = new Map<string, string>();
  if (sources.length === 0) return generated;
  const folder = await mkdtemp(path.join(os.tmpdir(), "foyer-generate-"));
  try {
    await run("buf", ["generate", "--template", JSON.stringify(template), "--output", folder], {
      cwd: path.join(root, protoRoot),
      env: environmentWithBin(root),
      // The shims of npm are .cmd files on Windows; only a shell finds them.
      shell: process.platform === "win32",
    });
    for (const file of await listFiles(folder, ".")) {
      generated.set(`${output}/${file}`, await readFile(path.join(folder, file), "utf8"));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return generated;
}
