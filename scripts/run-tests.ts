// Runs the test files on one throwaway PostgreSQL.
// Arguments: words that a file's path must contain one of; what begins with "-" goes to Node's test runner.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startThrowaway } from "../platform/db/embedded/throwaway.ts";
import { whenAskedToStop } from "../platform/stop.ts";
import { findTests } from "./find-tests.ts";

/** More browser files than this do not fail by chance. */
const SECOND_TRIES = 2;

const root = path.resolve(import.meta.dirname, "..");
const words = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const options = process.argv.slice(2).filter((argument) => argument.startsWith("-"));

const files = await findTests(root, words);
if (files.length === 0) {
  console.error(`foyer: no test file has ${words.map((word) => `"${word}"`).join(" or ")} in its path`);
  process.exit(1);
}

console.log("foyer: starting a database for the tests");
const database = await startThrowaway();
console.log(`foyer: running ${files.length} test files`);
const started = performance.now();
const failures = path.join(await mkdtemp(path.join(os.tmpdir(), "foyer-tests-")), "failed-files");
let runner: ChildProcess | undefined;
let asked = false;
whenAskedToStop(() => {
  asked = true;
  runner?.kill("SIGTERM");
});
// More at a time than there are processors took longer, not shorter.
let code = await run(files, Math.max(2, os.availableParallelism()));
const failed = code === 0 || asked ? [] : await failedFiles();
if (failed.length > 0 && failed.length <= SECOND_TRIES && failed.every((file) => inBrowser(file))) {
  console.log(`foyer: once more, alone: ${failed.map((file) => path.relative(root, file)).join(", ")}`);
  code = await run(failed, 1);
  if (code === 0)
    console.log("foyer: passed at the second try: somebody should find out why not at the first");
}
await database.stop();
await rm(path.dirname(failures), { recursive: true });
console.log(`foyer: tests took ${Math.round((performance.now() - started) / 1000)} s`);
process.exitCode = code;

async function run(some: string[], concurrency: number): Promise<number> {
  runner = spawn(process.execPath, [...runnerArguments(concurrency), ...options, ...some], {
    cwd: root,
    stdio: "inherit",
    env: {
      // Each file is a process of its own, and half of its work would be to compile the same sources once more.
      NODE_COMPILE_CACHE: path.join(root, "node_modules/.cache/node-compile"),
      ...process.env,
      FOYER_TEST_DATABASE_URL: database.url("postgres"),
    },
  });
  const [exit, signal] = (await once(runner, "exit")) as [number | null, NodeJS.Signals | null];
  return exit ?? 128 + os.constants.signals[signal ?? "SIGTERM"];
}

function runnerArguments(concurrency: number): string[] {
  return [
    "--test",
    `--test-concurrency=${concurrency}`,
    "--test-timeout=300000",
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    `--test-reporter=${path.join(import.meta.dirname, "failed-files.ts")}`,
    `--test-reporter-destination=${failures}`,
  ];
}

async function failedFiles(): Promise<string[]> {
  return (await readFile(failures, "utf8")).split("\n").filter((line) => line !== "");
}

/** What a browser shows is late on a busy machine; what the system itself does is right at once, or it is not. */
function inBrowser(file: string): boolean {
  return path.relative(root, file).startsWith(path.join("web", "e2e"));
}
