import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

/** Below that a header costs more than it saves. */
const SMALLEST = 1_024;
/** 11 is a percent smaller and takes six times as long. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Scripts and styles are compressed once, when the app is built, and better than there is time for at each request. */
export function compressed(): Plugin {
  let folder = "";
  return {
    name: "foyer:compressed",
    apply: "build",
    configResolved: ({ root, build }) => void (folder = path.resolve(root, build.outDir, "assets")),
    async closeBundle() {
      const names = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name));
      await Promise.all(names.map((name) => compress(path.join(folder, name))));
    },
  };
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < SMALLEST) return;
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, QUALITY));
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}
