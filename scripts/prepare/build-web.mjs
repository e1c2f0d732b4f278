import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isStopping, runChild } from "./child.mjs";
import { Advice, root, say } from "./project.mjs";

const stampFile = path.join(root, "node_modules/.cache/foyer/web-build");

/** Everything the web app is made of. */
const sources = ["web", "contracts", "package-lock.json"];
const notSources = new Set(["web/dist", "web/e2e"]);

/** Whether web/dist is there and made from these sources. By content: git changes every file's time. */
export function isWebBuilt() {
  if (!existsSync(path.join(root, "web/index.html"))) return true;
  const built = existsSync(path.join(root, "web/dist/index.html"));
  return built && existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprintOf(sources);
}

export async function buildWeb(node) {
  const fingerprint = fingerprintOf(sources);
  say("building the web app");
  const started = Date.now();
  const vite = path.join(root, "node_modules/vite/bin/vite.js");
  const code = await runChild(node, [vite, "build", "--logLevel", "warn"], { cwd: path.join(root, "web") });
  if (isStopping()) return;
  if (code !== 0) throw new Advice("The web app could not be built.");
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, fingerprint);
  say(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function fingerprintOf(entries) {
  const hash = createHash("sha256");
  for (const file of entries.flatMap(filesBelow)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(relative) {
  if (notSources.has(relative)) return [];
  const absolute = path.join(root, relative);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [relative];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesBelow(`${relative}/${name}`));
}
