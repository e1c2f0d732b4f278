import { glob } from "node:fs/promises";
import path from "node:path";

/** Where tests are; `*.fault.ts` and load runs have other names and scripts of their own. */
const patterns = [
  "{platform,contracts,services,sandbox,scripts,test}/**/*.test.ts",
  "web/{src,e2e}/**/*.test.{ts,tsx}",
];

/** Test files relative to `root`, sorted; only those with one of `words` in their path, when there are any. */
export async function findTests(root: string, words: string[] = []): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob(patterns, { cwd: root, exclude: ["**/node_modules/**"] })) {
    found.push(file.split(path.sep).join("/"));
  }
  const wanted = words.map((word) => word.replace(/^\.\//, ""));
  return found.filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word))).sort();
}
