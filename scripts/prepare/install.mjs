import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { isStopping, runChild } from "./child.mjs";
import { Advice, databasePackage, nodePackage, readJson, root, say } from "./project.mjs";

/** Runs `npm ci`; for when node_modules is not what package-lock.json says. */
export async function install() {
  const total = Object.values(wantedPackages()).filter(isForThisPlatform).length;
  say(`installing ${total} packages`);
  const { code, log } = await runNpmCi(total);
  if (isStopping()) return;
  if (code !== 0) throw new Advice(`npm ci failed:\n${reasonIn(log)}`);
  const missing = platformPackages().filter((name) => !existsSync(path.join(root, "node_modules", name)));
  // npm says nothing when an optional package could not be fetched.
  if (missing.length > 0) throw new Advice(`npm could not install ${missing.join(" and ")}. Try again.`);
}

/** What npm says before its list of options. */
function reasonIn(log) {
  return log.join("\n").split("npm error Clean install a project")[0].trim();
}

function platformPackages() {
  return [nodePackage(), databasePackage()];
}

function wantedPackages() {
  const { "": _project, ...wanted } = readJson("package-lock.json").packages;
  return wanted;
}

/** Compares package-lock.json with the list that npm itself leaves in node_modules. */
export function isInstalled() {
  const installed = readJson("node_modules/.package-lock.json")?.packages;
  if (!installed) return false;
  const wanted = wantedPackages();
  const same = (name) =>
    installed[name]?.version === wanted[name]?.version &&
    installed[name]?.integrity === wanted[name]?.integrity;
  return (
    Object.keys(installed).every(same) &&
    Object.keys(wanted).every((name) => wanted[name].optional || same(name)) &&
    platformPackages().every((name) => existsSync(path.join(root, "node_modules", name)))
  );
}

function isForThisPlatform(entry) {
  const fits = (list, value) => !list || [list].flat().includes(value);
  return fits(entry.os, process.platform) && fits(entry.cpu, process.arch) && fits(entry.libc, "glibc");
}

async function runNpmCi(total) {
  const started = Date.now();
  const log = [];
  let fetched = 0;
  const report = () =>
    say(`  ${fetched} of ${total} fetched, ${Math.round((Date.now() - started) / 1000)} s`);
  const timer = setInterval(report, 3000);
  try {
    const { command, args, env } = npm();
    const code = await runChild(command, [...args, "ci", "--loglevel=http", "--no-progress"], {
      env,
      stdio: ["ignore", "ignore", "pipe"],
      shell: process.platform === "win32" && args.length === 0,
      onSpawn(child) {
        createInterface({ input: child.stderr }).on("line", (line) => {
          if (/^npm http .*\.tgz\b/.test(line)) fetched++;
          else if (line.startsWith("npm error ")) log.push(line);
        });
      },
    });
    if (code === 0) say(`installed in ${Math.round((Date.now() - started) / 1000)} s`);
    return { code, log };
  } finally {
    clearInterval(timer);
  }
}

/**
 * The npm that started us, under the Node that it runs on. Never under the Node in node_modules: npm ci
 * removes that, and on Windows a running program cannot be removed.
 */
function npm() {
  const { npm_execpath: script, npm_node_execpath: node, PATH = "" } = process.env;
  const ownBin = path.join(root, "node_modules");
  const env = {
    PATH: PATH.split(path.delimiter)
      .filter((folder) => !folder.startsWith(ownBin))
      .join(path.delimiter),
  };
  if (script?.endsWith(".js") && node && !node.startsWith(ownBin))
    return { command: node, args: [script], env };
  return { command: "npm", args: [], env };
}
