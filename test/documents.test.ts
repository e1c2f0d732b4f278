import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

const root = path.resolve(import.meta.dirname, "..");
const documents = globSync("**/*.md", { cwd: root, exclude: ["**/node_modules/**", "**/.*/**"] });
const files = globSync("**/*.{ts,tsx,mjs,sql,css}", {
  cwd: root,
  exclude: ["**/node_modules/**", "**/.*/**"],
}).map((file) => file.split(path.sep).join("/"));
const exists = (place: string) => existsSync(path.join(root, place));

/** Links of a document that lead nowhere, and files it names that are not there. */
function goneFrom(file: string): string[] {
  const text = readFileSync(path.join(root, file), "utf8").replaceAll(/^```[^]*?^```/gm, "");
  const folder = path.dirname(file);
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link!.split("#")[0]!)
    .filter((link) => link !== "" && !/^\w+:/.test(link) && !exists(path.join(folder, link)));
  // By its whole path, or by the end of it, where the folder is clear.
  const named = [...text.matchAll(/`([a-z][\w-]*\/[\w./-]+\.(?:ts|tsx|mjs|sql|css))`/g)]
    .map(([, name]) => name!)
    .filter((name) => !/NNNN/.test(name) && !files.some((one) => one === name || one.endsWith(`/${name}`)));
  return [...new Set([...links, ...named])].map((place) => `${file} names ${place}`);
}

test("what documents point to is there", () => {
  assert.deepEqual(documents.flatMap(goneFrom), []);
});
