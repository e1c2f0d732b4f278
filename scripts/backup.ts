// `npm run backup -- <folder>`: everything that an installation in one process keeps, as it was at one moment.
// Foyer may run meanwhile. The folder must not exist yet; it holds secrets and personal data.
import "./env-file.ts";
import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { copyCluster, copyFolder, copyRunningCluster } from "../platform/db/embedded/backup.ts";
import { type Pointer, readPointer } from "../platform/db/embedded/location.ts";
import { takeLock } from "../platform/db/embedded/lock.ts";
import { isRunning, readPostmaster } from "../platform/db/embedded/postmaster.ts";
import { VERSION } from "../platform/http/health.ts";
import { dataDir } from "../run/environment.ts";
import type { Manifest } from "./restore.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function backup(told: string | undefined): Promise<void> {
  if (!told) throw new Error("Say where to: npm run backup -- <folder>");
  if (process.env.DATABASE_URL)
    throw new Error(
      "The databases are on a server of yours (DATABASE_URL): back them up with its own tools.",
    );
  const data = dataDir(process.env);
  const pointer = await readPointer(data);
  if (!pointer) throw new Error(`There is no data in ${data}.`);
  const target = resolve(told);
  if (existsSync(target)) throw new Error(`${target} exists already.`);
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });

  // Files before and after: so there is each one that the databases speak of at their moment.
  const files = () => copyNew(join(data, "objects"), join(unfinished, "objects"));
  await files();
  await backupCluster(pointer, join(unfinished, "postgres"));
  await files();
  await copyMailbox(join(data, "sandbox/sandbox.sqlite"), join(unfinished, "sandbox"));
  const secret = existsSync(join(data, "secret"));
  if (secret) await copyFile(join(data, "secret"), join(unfinished, "secret"));
  const manifest: Manifest = {
    foyer: VERSION,
    made_at: new Date().toISOString(),
    database_password: pointer.password,
  };
  await writeFile(join(unfinished, "backup.json"), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, target);
  say(`Everything is in ${target}.`);
  if (process.env.S3_ENDPOINT)
    say("Receipts and pictures are in your bucket (S3_ENDPOINT): not in this backup.");
  say("It holds personal data and secrets: keep it as closed as the installation itself.");
  if (!secret) say("FOYER_SECRET is not in it: keep that too, tickets cannot be read without it.");
}

/** A stopped one is copied as it lies there, under its lock. */
async function backupCluster({ cluster, password }: Pointer, target: string): Promise<void> {
  const running = readPostmaster(cluster);
  if (running && isRunning(cluster, running.pid)) {
    const url = `postgresql://foyer:${password}@127.0.0.1:${running.port}/postgres`;
    return copyRunningCluster(url, cluster, target);
  }
  const taken = takeLock(`${cluster}.lock`);
  if (!("lock" in taken)) throw new Error("Foyer is just starting or stopping; try again in a moment.");
  try {
    await copyCluster(cluster, target, { stopped: true });
  } finally {
    taken.lock.release();
  }
}

/** What is not there yet; files are never changed, and written under another name first. */
async function copyNew(source: string, target: string): Promise<void> {
  if (!existsSync(source)) return;
  await copyFolder(
    source,
    target,
    (relative, isFolder) => isFolder || (!relative.endsWith(".tmp") && !existsSync(join(target, relative))),
  );
}

/** The sandbox's mails and payments, where there is one. */
async function copyMailbox(file: string, target: string): Promise<void> {
  if (!existsSync(file)) return;
  await mkdir(target, { mode: 0o700 });
  const database = new DatabaseSync(file);
  database.prepare("vacuum into ?").run(join(target, "sandbox.sqlite"));
  database.close();
  await chmod(join(target, "sandbox.sqlite"), 0o600);
}

try {
  await backup(process.argv[2]);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
