// `npm run demo:reset`: throws the data away, so that the next start loads the demo anew. Foyer must not run.
import "./env-file.ts";
import { emptyDatabases } from "../demo/empty.ts";
import { startEmbedded } from "../platform/db/embedded/start.ts";
import { dataDir, isProduction } from "../run/environment.ts";

if (isProduction(process.env))
  throw new Error("This is a production installation: its data is not thrown away.");
const say = (line: string) => void process.stdout.write(`${line}\n`);
try {
  const embedded = process.env.DATABASE_URL
    ? undefined
    : await startEmbedded({ data_dir: dataDir(process.env), log: say });
  try {
    await emptyDatabases({
      ...process.env,
      DATABASE_URL: process.env.DATABASE_URL ?? embedded!.url("postgres"),
    });
  } finally {
    await embedded?.stop();
  }
  say("Everything is empty. The next `npm start` loads the demo data again.");
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
