import { type Environment, Settings, SettingsError } from "../platform/config.ts";
import { asRole, prepareDatabase, type ServiceDatabase } from "../platform/db/role.ts";
import { createSecrets } from "../platform/secrets.ts";
import { envName, placementOf } from "../platform/settings.ts";
import { system } from "../system.ts";

/** A service's database with what its process is told. */
export interface PreparedDatabase extends ServiceDatabase {
  service: string;
  url: string;
  /** The same database on the replica, where there is one. */
  read_url: string | undefined;
}

/**
 * The database and the role of each service that keeps data: as `<SERVICE>_DATABASE_URL` says, with the name and the
 * password in it; without, `<service>_db` on the server, the role `foyer_<service>`, and a password made of the
 * installation's secret.
 * @throws SettingsError
 */
export async function serviceDatabases(env: Environment, server: string): Promise<PreparedDatabase[]> {
  const secrets = createSecrets(env.FOYER_SECRET ?? "");
  const settings = new Settings({ ...env, DATABASE_URL: server });
  const databases: PreparedDatabase[] = [];
  for (const entry of system) {
    const { name } = entry;
    const { migrations } = await entry.load();
    if (!migrations) continue;
    const placement = placementOf(settings, name, entry, true);
    const url = new URL(placement.database_url);
    const given = env[`${envName(name)}_DATABASE_URL`] !== undefined;
    const own = {
      database: decodeURIComponent(url.pathname.slice(1)),
      role: given ? decodeURIComponent(url.username) : `foyer_${name.replaceAll("-", "_")}`,
      password: given
        ? decodeURIComponent(url.password)
        : secrets.key(`database role of ${name}`).toString("base64url"),
      sets: [{ scope: name, folder: migrations }],
    };
    if (own.role === "" || own.password === "")
      settings.problem(`${envName(name)}_DATABASE_URL`, "must name the role and its password");
    const read = placement.database_read_url;
    databases.push({
      ...own,
      service: name,
      url: given ? url.href : asRole(server, own),
      read_url: read && (env[`${envName(name)}_DATABASE_READ_URL`] ? read : asRole(read, own)),
    });
  }
  if (settings.problems.length > 0) throw new SettingsError(settings.problems);
  return databases;
}

/**
 * Makes and updates all of them.
 * @param server with an account that may make databases and roles
 */
export async function prepareDatabases(server: string, databases: PreparedDatabase[]): Promise<void> {
  const left = [...databases];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) await prepareDatabase(server, next);
  };
  await Promise.all([work(), work(), work()]);
}

/** What the processes of the services are told, by service. */
export const databaseSettings = (databases: PreparedDatabase[]): Map<string, Environment> =>
  new Map(
    databases.map(({ service, url, read_url }) => [
      service,
      {
        [`${envName(service)}_DATABASE_URL`]: url,
        ...(read_url ? { [`${envName(service)}_DATABASE_READ_URL`]: read_url } : {}),
      },
    ]),
  );
