import { chmod, copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

/** Made anew at every start, or belonging to the running server only: PostgreSQL's own list. */
const EMPTY_FOLDERS = [
  "pg_wal",
  "pg_dynshmem",
  "pg_notify",
  "pg_replslot",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
];
const LEFT_OUT = /^(postmaster\.(pid|opts)|pgsql_tmp.*|pg_internal\.init.*|backup_label.*)$/;
const CONTROL = "global/pg_control";

/**
 * Copies a running cluster to an empty folder: all its databases as they were at one moment, whatever is
 * written meanwhile. The way is PostgreSQL's documented one (a base backup through the low level API), because
 * its own programs for that do not come along.
 * @param url a superuser's address of any database of the cluster
 */
export async function copyRunningCluster(url: string, cluster: string, target: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Keeps what is written from now on until it is copied; gone with this connection.
    await client.query("select pg_create_physical_replication_slot($1, true, true)", [
      `foyer_backup_${process.pid}`,
    ]);
    const start = await walFile(client, "pg_walfile_name(pg_backup_start('foyer', true))");
    await copyCluster(cluster, target);
    const { rows } = await client.query<{ labelfile: string }>(
      "select labelfile from pg_backup_stop(wait_for_archive => false)",
    );
    // Without this file the copy would start from its newest checkpoint, and be wrong.
    await writeFile(path.join(target, "backup_label"), rows[0]!.labelfile, { mode: 0o600 });
    await copyWal(cluster, target, start);
  } finally {
    await client.end();
  }
}

/** Copies a cluster that does not run, or the part of a running one that is not its log. */
export async function copyCluster(cluster: string, target: string, { stopped = false } = {}): Promise<void> {
  await copyFolder(cluster, target, (relative) => {
    if (LEFT_OUT.test(path.basename(relative)) || relative === CONTROL) return false;
    return stopped || !EMPTY_FOLDERS.includes(path.dirname(relative));
  });
  // Last, so that it is not older than what it speaks of.
  await copyFile(path.join(cluster, CONTROL), path.join(target, CONTROL));
}

async function copyWal(cluster: string, target: string, start: string): Promise<void> {
  const files = await readdir(path.join(cluster, "pg_wal"));
  for (const file of files.filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= start))
    await copyFile(path.join(cluster, "pg_wal", file), path.join(target, "pg_wal", file));
}

async function walFile(client: pg.Client, expression: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`select ${expression} as name`);
  return rows[0]!.name;
}

/**
 * Copies a folder that may change meanwhile: what vanishes is left out.
 * @param wanted told paths relative to `source`, with forward slashes, and whether it is a folder
 */
export async function copyFolder(
  source: string,
  target: string,
  wanted: (relative: string, isFolder: boolean) => boolean = () => true,
  below = "",
): Promise<void> {
  await mkdir(path.join(target, below), { recursive: true, mode: 0o700 });
  for (const entry of await readdir(path.join(source, below), { withFileTypes: true }).catch(ifGone([]))) {
    const relative = below === "" ? entry.name : `${below}/${entry.name}`;
    if (!wanted(relative, entry.isDirectory())) continue;
    if (entry.isDirectory()) await copyFolder(source, target, wanted, relative);
    else if (entry.isFile()) {
      const copy = path.join(target, relative);
      await copyFile(path.join(source, relative), copy).then(() => chmod(copy, 0o600), ifGone(undefined));
    }
  }
}

const ifGone =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };
