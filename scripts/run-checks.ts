// Runs all checks, two at a time, and fails at the end when one failed. Arguments narrow them down by name.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { checkLockfile } from "./check-lockfile.ts";
import { environmentWithBin } from "./generate/files.ts";

const root = path.resolve(import.meta.dirname, "..");

interface Outcome {
  ok: boolean;
  output: string;
}

interface Check {
  name: string;
  run(): Promise<Outcome>;
}

function program(name: string, script: string, args: string[]): Check {
  return { name, run: () => runNode([path.join(root, script), ...args]) };
}

const tsc = "node_modules/typescript-7/bin/tsc";

const checks: Check[] = [
  program("types", tsc, ["--noEmit", "-p", "tsconfig.json"]),
  ...(existsSync(path.join(root, "web/tsconfig.json"))
    ? [program("types of the web app", tsc, ["--noEmit", "-p", "web/tsconfig.json"])]
    : []),
  program("lint", "node_modules/oxlint/bin/oxlint", ["--format=unix"]),
  program("format", "node_modules/oxfmt/bin/oxfmt", ["--check"]),
  program("unused code", "node_modules/knip/bin/knip.js", ["--no-config-hints"]),
  program("generated code", "scripts/generate.ts", ["--check"]),
  { name: "lockfile", run: () => checkLockfile(root) },
];

function runNode(args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { cwd: root, env: environmentWithBin(root), maxBuffer: 64_000_000 };
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      resolve({ ok: !error, output: `${stdout}${stderr}` });
    });
  });
}

async function report(check: Check): Promise<boolean> {
  const started = performance.now();
  const { ok, output } = await check.run();
  const took_s = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${ok ? "✔" : "✖"} ${check.name} (${took_s} s)`);
  if (!ok) console.log(output.trim().replaceAll(/^/gm, "    "));
  return ok;
}

const words = process.argv.slice(2);
const waiting = checks.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const failed: string[] = [];

async function work(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    if (!(await report(check))) failed.push(check.name);
  }
}

await Promise.all([work(), work()]);
if (failed.length > 0) {
  console.error(
    `foyer: ${failed.join(", ")} failed. Format and simple lint errors go away with: npm run fix`,
  );
  process.exitCode = 1;
}
