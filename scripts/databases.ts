// npm run databases [-- --print]: makes and updates the database of each service, and its role, on the server that
// DATABASE_URL names (or the embedded one that runs here). Before separate services start, and before each update.
import "./env-file.ts";
import { databaseSettings, prepareDatabases, serviceDatabases } from "../run/databases.ts";
import { secretOf } from "../run/environment.ts";
import { serverUrl } from "./service-database.ts";

try {
  const server = (await serverUrl()).href;
  const env = { ...process.env, FOYER_SECRET: await secretOf(process.env) };
  if (!env.FOYER_SECRET) throw new Error("FOYER_SECRET is missing: the passwords of the roles come from it.");
  const databases = await serviceDatabases(env, server);
  await prepareDatabases(server, databases);
  const print = process.argv.includes("--print");
  for (const { service, database, role } of databases)
    if (!print) process.stdout.write(`${service}: ${database} is up to date, for ${role}\n`);
  if (print)
    for (const settings of databaseSettings(databases).values())
      for (const [name, value] of Object.entries(settings)) process.stdout.write(`${name}=${value}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
