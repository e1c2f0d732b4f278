import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import pg from "pg";
import { copyRunningCluster } from "./backup.ts";
import { readPointer } from "./location.ts";
import { restoreCluster } from "./restore.ts";
import { startEmbedded } from "./start.ts";

test("a copy taken while two databases are written is both at one moment", { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "foyer-backup-"));
  const [from, copy, to] = ["from", "copy", "to"].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  const clusters: string[] = [];
  try {
    const source = await startEmbedded({ data_dir: from });
    const { cluster, password } = (await readPointer(from))!;
    clusters.push(cluster);
    const admin = await connected(source.url("postgres"));
    for (const name of ["one", "two"]) await admin.query(`create database ${name}`);
    const [one, two] = await Promise.all(["one", "two"].map((name) => connected(source.url(name))));
    for (const client of [one!, two!])
      await client.query("create table steps (n int primary key, filling text)");
    // In each round first one, then the other: so one is never behind, and at most one step ahead.
    let n = 0;
    let going = true;
    const step = async () => {
      n++;
      for (const client of [one!, two!])
        await client.query("insert into steps values ($1, repeat('x', 2000))", [n]);
      // A copy that began from its newest checkpoint would lack what was written before it.
      if (n % 10 === 0) await admin.query("checkpoint");
    };
    for (let i = 0; i < 50; i++) await step();
    const before = n;
    const writing = (async () => {
      while (going) await step();
    })();
    await copyRunningCluster(source.url("postgres"), cluster, copy);
    going = false;
    await writing;
    const after = n;
    await Promise.all([admin, one!, two!].map((client) => client.end()));
    await source.stop();

    assert.ok(!existsSync(path.join(copy, "postmaster.pid")));
    await restoreCluster({ copy, data_dir: to, password });
    clusters.push((await readPointer(to))!.cluster);
    const restored = await startEmbedded({ data_dir: to });
    const counts = await Promise.all(
      ["one", "two"].map(async (name) => {
        const client = await connected(restored.url(name));
        const { rows } = await client.query("select count(*)::int as count, max(n) as last from steps");
        await client.end();
        return rows[0] as { count: number; last: number };
      }),
    );
    await restored.stop();
    for (const { count, last } of counts) assert.equal(count, last, "no gap");
    const ahead = counts[0]!.count - counts[1]!.count;
    assert.ok(ahead === 0 || ahead === 1, `one moment: ${JSON.stringify(counts)}`);
    assert.ok(after > before, "it was written meanwhile");
    assert.ok(counts[1]!.count > before, "the moment is the end of the copying");
  } finally {
    for (const cluster of clusters)
      for (const end of ["", ".lock", ".lock.pid"]) await rm(cluster + end, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
});

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
