// `npm run search:rebuild`: has catalog put everything that can be found into the search engine again, and forget the
// rest: after choosing another engine, or when one has lost something. Foyer does it, page by page, while it sells.
import "./env-file.ts";
import { openDatabase } from "../platform/db/database.ts";
import { sql } from "../platform/db/sql.ts";
import { askNow } from "../platform/jobs/tasks.ts";
import { createLog } from "../platform/log.ts";
import { serviceDatabaseUrl } from "./service-database.ts";

const WAIT_MS = 300_000;
const LOOK_MS = 500;
const KIND = "rebuild-search";
const KEY = "all";

const openTask = sql(
  { attempts: "int4", reason: "text?" },
  "select attempts, reason from tasks where kind = $1 and key = $2",
);
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function rebuild(): Promise<void> {
  const db = openDatabase(await serviceDatabaseUrl("catalog"), createLog("catalog", "error"), 1);
  try {
    await askNow(db, KIND, KEY, new Date());
    say("Asked for. Waiting until it is done; it goes on when you do not.");
    for (const until = Date.now() + WAIT_MS; Date.now() < until;) {
      const open = await openTask.one(db, KIND, KEY);
      if (!open) return say("Done.");
      if (open.reason && open.attempts > 1) say(`Try ${open.attempts}: ${open.reason}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    throw new Error("It is not done yet. Does catalog run?");
  } finally {
    await db.close();
  }
}

try {
  await rebuild();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
