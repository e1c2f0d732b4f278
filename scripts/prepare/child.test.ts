import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "../..");
let folder: string;

/** What npm does: a shell, in it the launcher, in that the program; here a program that only drains. */
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "foyer-launcher-test-"));
  const ours = (file: string): string => JSON.stringify(pathToFileURL(path.join(root, file)).href);
  await writeFile(
    path.join(folder, "program.ts"),
    `import { whenAskedToStop } from ${ours("platform/stop.ts")};
    const alive = setInterval(() => {}, 60_000);
    whenAskedToStop(() => {
      console.log("draining");
      setTimeout(() => { console.log("drained"); clearInterval(alive); }, 100);
    });
    console.log(JSON.stringify({ launcher: process.ppid }));`,
  );
  await writeFile(
    path.join(folder, "launcher.mjs"),
    `import { runChild, stopWithStarter } from ${ours("scripts/prepare/child.mjs")};
    stopWithStarter();
    process.exitCode = await runChild(process.execPath, [${JSON.stringify(path.join(folder, "program.ts"))}]);`,
  );
});

const shells: ChildProcess[] = [];

after(async () => {
  for (const { pid } of shells) {
    try {
      process.kill(-(pid ?? 0), "SIGKILL");
    } catch {
      // As it should be: the whole group is gone.
    }
  }
  await rm(folder, { recursive: true, force: true });
});

interface Launched {
  shell: ChildProcess;
  launcher: number;
  /** Everything said after the start; complete when the last of the processes has ended. */
  rest: Promise<string>;
}

async function launch(): Promise<Launched> {
  // The last command keeps the shell from making way for the launcher.
  const command = `"${process.execPath}" "${path.join(folder, "launcher.mjs")}"; exit $?`;
  const shell = spawn("/bin/sh", ["-c", command], { detached: true, stdio: ["ignore", "pipe", "inherit"] });
  shells.push(shell);
  const output = shell.stdout;
  const [line] = (await once(output, "data")) as [Buffer];
  const { launcher } = JSON.parse(line.toString()) as { launcher: number };
  return { shell, launcher, rest: text(output) };
}

test("SIGTERM to the launcher drains once and ends with 0", async () => {
  const { shell, launcher, rest } = await launch();
  const exited = once(shell, "exit");
  process.kill(launcher, "SIGTERM");
  assert.equal(await rest, "draining\ndrained\n");
  assert.deepEqual(await exited, [0, null]);
});

test("Ctrl-C, which reaches everyone and is passed on besides, drains once", async () => {
  const { shell, rest } = await launch();
  process.kill(-(shell.pid ?? 0), "SIGINT");
  assert.equal(await rest, "draining\ndrained\n");
});

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  test(`${signal} to the shell alone drains, and nothing stays behind`, async () => {
    const { shell, rest } = await launch();
    shell.kill(signal);
    assert.equal(await rest, "draining\ndrained\n");
  });
}

test("SIGKILL of the launcher drains, and nothing stays behind", async () => {
  const { launcher, rest } = await launch();
  process.kill(launcher, "SIGKILL");
  assert.equal(await rest, "draining\ndrained\n");
});
