import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import pg from "pg";
import { pointerFile, readPointer } from "./location.ts";
import { isRunning, readPostmaster } from "./postmaster.ts";
import { startEmbedded } from "./start.ts";
import { startThrowaway } from "./throwaway.ts";

let dataDir: string;
let cluster: string;

before(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "foyer-embedded-test-"));
  const embedded = await startEmbedded({ data_dir: dataDir });
  await query(embedded.url("postgres"), "create table kept (id int)");
  await embedded.stop();
  cluster = (await readPointer(dataDir))?.cluster ?? "";
});

after(async () => {
  // As root the cluster is outside the data directory.
  for (const suffix of ["", ".previous", ".lock", ".lock.pid"]) {
    await rm(cluster + suffix, { recursive: true, force: true });
  }
  await rm(dataDir, { recursive: true, force: true });
});

test("what was committed is there after the next start, for whoever has the password", async () => {
  const embedded = await startEmbedded({ data_dir: dataDir });
  try {
    const url = embedded.url("postgres");
    await query(url, "insert into kept values (1)");
    assert.deepEqual(await query(url, "select count(*)::int as rows from kept"), [{ rows: 1 }]);
    assert.equal((await stat(pointerFile(dataDir))).mode & 0o777, 0o600);
    const stranger = new URL(url);
    stranger.password = "guess";
    await assert.rejects(query(stranger.href, "select 1"), /password authentication failed/);
  } finally {
    await embedded.stop();
  }
  assert.equal(readPostmaster(cluster), undefined);
});

test("a second start on the same data is refused with the pid of the first", async () => {
  const embedded = await startEmbedded({ data_dir: dataDir });
  try {
    await assert.rejects(
      startEmbedded({ data_dir: dataDir }),
      new RegExp(`Foyer is already running here \\(pid ${process.pid}\\)`),
    );
    await query(embedded.url("postgres"), "select 1");
  } finally {
    await embedded.stop();
  }
});

test("PostgreSQL ends with an owner that is killed, and what it had acknowledged stays", async () => {
  const { owner, url } = await startOwner();
  const pid = readPostmaster(cluster)?.pid ?? 0;
  await query(url, "create table acknowledged as select 1 as id");
  owner.kill("SIGKILL");
  await until(() => !isRunning(cluster, pid));
  const embedded = await startEmbedded({ data_dir: dataDir });
  try {
    assert.deepEqual(await query(embedded.url("postgres"), "select id from acknowledged"), [{ id: 1 }]);
  } finally {
    await embedded.stop();
  }
});

test("a PostgreSQL whose owner and watchdog were both killed is stopped by the next start", async () => {
  const { owner, keeperPid } = await startOwner();
  const orphan = readPostmaster(cluster)?.pid ?? 0;
  process.kill(keeperPid, "SIGKILL");
  owner.kill("SIGKILL");
  await once(owner, "exit");
  assert.ok(isRunning(cluster, orphan), "the orphan should outlive both, or this test shows nothing");
  const told: string[] = [];
  const embedded = await startEmbedded({ data_dir: dataDir, log: (line) => told.push(line) });
  try {
    assert.ok(!isRunning(cluster, orphan));
    assert.deepEqual(told, ["Stopped the PostgreSQL that an earlier start had left behind"]);
    await query(embedded.url("postgres"), "select 1");
  } finally {
    await embedded.stop();
  }
});

test("the owner is told when PostgreSQL ends by itself", async () => {
  const lost = Promise.withResolvers<Error>();
  const embedded = await startEmbedded({ data_dir: dataDir, on_lost: lost.resolve });
  process.kill(readPostmaster(cluster)?.pid ?? 0, "SIGQUIT");
  assert.match((await lost.promise).message, /ended by itself/);
  await embedded.stop();
});

test("a removed data directory means starting over", async () => {
  await rm(dataDir, { recursive: true });
  const embedded = await startEmbedded({ data_dir: dataDir });
  try {
    await assert.rejects(query(embedded.url("postgres"), "select * from kept"), /does not exist/);
  } finally {
    await embedded.stop();
  }
});

test("a throwaway knows letters beyond ASCII and leaves nothing", async () => {
  delete process.env.FOYER_TEST_DATABASE_URL;
  const throwaway = await startThrowaway();
  const url = throwaway.url("postgres");
  const words = await query(
    url,
    "select lower('ÉIRE') as lower, to_tsvector('simple', 'Zoë')::text as words",
  );
  const [location] = await query(url, "select current_setting('data_directory') as folder");
  await throwaway.stop();
  assert.deepEqual(words, [{ lower: "éire", words: "'zoë':1" }]);
  await assert.rejects(stat((location as { folder: string }).folder), { code: "ENOENT" });
});

/** Another process that owns the database; it says where, then waits to be killed. */
async function startOwner(): Promise<{ owner: ChildProcess; url: string; keeperPid: number }> {
  const start = path.join(import.meta.dirname, "start.ts");
  const program = `
    import { startEmbedded } from ${JSON.stringify(start)};
    const embedded = await startEmbedded({ data_dir: ${JSON.stringify(dataDir)} });
    console.log(embedded.url("postgres"));
    setInterval(() => {}, 60_000);`;
  const owner = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(owner.stdout, "data")) as [Buffer];
  const keeperPid = await parentOf(readPostmaster(cluster)?.pid ?? 0);
  return { owner, url: line.toString().trim(), keeperPid };
}

async function parentOf(pid: number): Promise<number> {
  // Small images have no ps.
  if (process.platform === "linux") return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(" ")[3]);
  const { stdout } = await promisify(execFile)("ps", ["-o", "ppid=", "-p", String(pid)]);
  return Number(stdout);
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!condition()) {
    assert.ok(performance.now() < deadline, "waited ten seconds in vain");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
