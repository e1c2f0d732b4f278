// Runs the test files on one throwaway PostgreSQL.
// Arguments: words that a file's path must contain one of; what begins with "-" goes to Node's test runner.
import { spawn } from "node:child_process";
import { once } from "node:events";
import os from "node:os";
import path from "node:path";
import { startThrowaway } from "../platform/db/embedded/throwaway.ts";
import { whenAskedToStop } from "../platform/stop.ts";
import { findTests } from "./find-tests.ts";

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
const runner = spawn(process.execPath, [...runnerArguments(), ...options, ...files], {
  cwd: root,
  stdio: "inherit",
  env: {
    // Each file is a process of its own, and half of its work would be to compile the same sources once more.
    NODE_COMPILE_CACHE: path.join(root, "node_modules/.cache/node-compile"),
    ...process.env,
    FOYER_TEST_DATABASE_URL: database.url("postgres"),
  },
});
whenAskedToStop(() => runner.kill("SIGTERM"));
const [code, signal] = (await once(runner, "exit")) as [number | null, NodeJS.Signals | null];
await database.stop();
console.log(`foyer: tests took ${Math.round((performance.now() - started) / 1000)} s`);
process.exitCode = code ?? 128 + os.constants.signals[signal ?? "SIGTERM"];

function runnerArguments(): string[] {
  // Waiting for the database and the browser leaves each file's processor idle for a good part.
  const concurrency = Math.max(2, os.availableParallelism());
  return ["--test", `--test-concurrency=${concurrency}`, "--test-timeout=300000", "--test-reporter=spec"];
}
