// `npm run restore -- <folder>`: puts a backup into an empty data directory (FOYER_DATA_DIR). Foyer must not run.
import "./env-file.ts";
import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { copyFolder } from "../platform/db/embedded/backup.ts";
import { restoreCluster } from "../platform/db/embedded/restore.ts";
import { dataDir } from "../run/environment.ts";

/** What a backup says of itself, in backup.json. */
export interface Manifest {
  foyer: string;
  made_at: string;
  database_password: string;
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function restore(told: string | undefined): Promise<void> {
  if (!told) throw new Error("Say from where: npm run restore -- <folder>");
  if (process.env.DATABASE_URL)
    throw new Error("DATABASE_URL is set: a backup belongs into the PostgreSQL that comes along.");
  const source = resolve(told);
  const text = await readFile(join(source, "backup.json"), "utf8").catch(() => undefined);
  if (!text) throw new Error(`${source} is no backup, or not a whole one.`);
  const { foyer, made_at, database_password } = JSON.parse(text) as Manifest;
  const data = dataDir(process.env);
  const there = ["postgres.json", "objects", "sandbox", "secret"].filter((name) =>
    existsSync(join(data, name)),
  );
  if (there.length > 0)
    throw new Error(`There is data in ${data} (${there.join(", ")}). Move it away, or set FOYER_DATA_DIR.`);

  await mkdir(data, { recursive: true });
  for (const folder of ["objects", "sandbox"])
    if (existsSync(join(source, folder))) await copyFolder(join(source, folder), join(data, folder));
  if (existsSync(join(source, "secret"))) {
    await copyFile(join(source, "secret"), join(data, "secret"));
    await chmod(join(data, "secret"), 0o600);
  }
  const kept = await restoreCluster({
    copy: join(source, "postgres"),
    data_dir: data,
    password: database_password,
  });
  if (kept) say(kept);
  say(`The data of ${made_at} (Foyer ${foyer}) is in ${data}. Start Foyer.`);
  if (!existsSync(join(data, "secret"))) say("FOYER_SECRET is not in the backup: set the same as before.");
}

try {
  await restore(process.argv[2]);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
