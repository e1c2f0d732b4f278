import { readPointer } from "../platform/db/embedded/location.ts";
import { readPostmaster } from "../platform/db/embedded/postmaster.ts";
import { envName } from "../platform/settings.ts";
import { dataDir } from "../run/environment.ts";

/**
 * Where a service's database is: as the settings say, or in the embedded server that runs here.
 * @throws when neither is there
 */
export async function serviceDatabaseUrl(service: string): Promise<string> {
  const url = await serverUrl();
  url.pathname = `/${service.replaceAll("-", "_")}_db`;
  return process.env[`${envName(service)}_DATABASE_URL`] ?? url.href;
}

/** The server that the settings name, or the embedded one that runs here. @throws when there is neither */
export async function serverUrl(): Promise<URL> {
  if (process.env.DATABASE_URL) return new URL(process.env.DATABASE_URL);
  const pointer = await readPointer(dataDir(process.env));
  const running = pointer && readPostmaster(pointer.cluster);
  if (!running) throw new Error("Foyer does not run here. Start it, or set DATABASE_URL.");
  return new URL(`postgresql://foyer:${pointer.password}@127.0.0.1:${running.port}/postgres`);
}
