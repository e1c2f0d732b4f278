import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Account } from "./account.ts";
import { findAccount, needsAccount } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { copyBinaries, findBinaries } from "./binaries.ts";

const projectPath = path.resolve(import.meta.dirname, "../../..");
const rootsFolder = "/var/lib/foyer";

/** Where one cluster lives and who runs it. */
export interface Location {
  cluster: string;
  binaries: Binaries;
  account: Account | undefined;
}

/** `postgres.json` in the data directory, mode 0600: it points to the cluster and holds its password. */
export interface Pointer {
  cluster: string;
  password: string;
}

export function pointerFile(dataDir: string): string {
  return path.join(dataDir, "postgres.json");
}

export function newPassword(): string {
  return randomBytes(24).toString("base64url");
}

/**
 * As root the cluster and a copy of the binaries go under /var/lib/foyer/<hash of the project's path>: the
 * project may be in a folder that the user PostgreSQL runs as cannot enter, such as /root.
 */
export async function locate(dataDir: string, pointer: Pointer | undefined): Promise<Location> {
  const installed = await findBinaries();
  const cluster = pointer?.cluster ?? defaultCluster(dataDir);
  if (!needsAccount()) return { cluster, binaries: installed, account: undefined };
  const home = homeOfRoot();
  const binaries = await copyBinaries(installed, home);
  await chmod(rootsFolder, 0o755);
  const owner = (await ownerOf(cluster)) ?? (await ownerOf(path.dirname(cluster)));
  return { cluster, binaries, account: owner ?? (await findAccount()) };
}

function defaultCluster(dataDir: string): string {
  if (!needsAccount()) return path.join(dataDir, "postgres");
  return path.join(homeOfRoot(), `cluster-${hash(dataDir)}`);
}

function homeOfRoot(): string {
  return path.join(rootsFolder, hash(projectPath));
}

/** A folder for clusters that nobody keeps. */
export function temporaryFolder(): string {
  return needsAccount() ? homeOfRoot() : path.join(os.tmpdir(), `foyer-${process.getuid?.() ?? "tests"}`);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** What a normal user made stays that user's when root starts it. */
async function ownerOf(folder: string): Promise<Account | undefined> {
  if (!existsSync(folder)) return undefined;
  const { uid, gid } = await stat(folder);
  return uid === 0 ? undefined : { uid, gid };
}

export async function readPointer(dataDir: string): Promise<Pointer | undefined> {
  const file = pointerFile(dataDir);
  if (!existsSync(file)) return undefined;
  return JSON.parse(await readFile(file, "utf8")) as Pointer;
}

/** Written aside and renamed, so that a crash leaves the old pointer or the new one. */
export async function writePointer(dataDir: string, pointer: Pointer): Promise<void> {
  const file = pointerFile(dataDir);
  await writeFile(`${file}.new`, `${JSON.stringify(pointer)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** An empty folder that only the account may enter. */
export async function makeFolder(folder: string, account: Account | undefined): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  if (account) await chown(folder, account.uid, account.gid);
}
