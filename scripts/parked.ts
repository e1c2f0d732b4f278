// `npm run parked`: what waits for a person: events and tasks that failed too often, or that only
// a person can help (money that nobody can attribute, failed refunds, disputes). Foyer may run meanwhile.
//   npm run parked                                         lists it
//   npm run parked -- replay booking task confirm-booking <key>
//   npm run parked -- replay payment event booking <seq>   (the producer's name and the number in its log)
//   npm run parked -- discard …                            the same, for good
//   npm run parked -- discard payment unreadable booking <place>   (what is no event cannot be replayed)
import "./env-file.ts";
import pg from "pg";
import type { Handle } from "../platform/db/sql.ts";
import { discardDeferred, listDeferred, replayDeferred } from "../platform/events/deferred.ts";
import { discardUnreadable, listUnreadable } from "../platform/events/unreadable.ts";
import { discard, listTasks, replay } from "../platform/jobs/tasks.ts";
import { system } from "../system.ts";
import { serviceDatabaseUrl } from "./service-database.ts";

const [verb, service, what, name, id] = process.argv.slice(2);
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function open(of: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: await serviceDatabaseUrl(of) });
  try {
    await client.connect();
    return client;
  } catch (error) {
    if ((error as { code?: string }).code === "3D000") return undefined;
    throw error;
  }
}

async function list(): Promise<void> {
  let found = 0;
  for (const entry of system) {
    const client = await open(entry.name);
    if (!client) continue;
    for (const row of await listDeferred(client)) {
      found++;
      say(
        `${entry.name}  event ${row.producer} ${row.seq}  ${row.type} ${row.subject}  ${row.parked_at ? `parked ${row.parked_at.toISOString()}` : `next try ${row.next_at.toISOString()}`}  ${row.reason}`,
      );
    }
    for (const row of await listUnreadable(client)) {
      found++;
      say(
        `${entry.name}  unreadable ${row.producer} ${row.place}  found ${row.found_at.toISOString()}  ${row.reason}`,
      );
    }
    for (const row of await listTasks(client)) {
      if (!row.parked_at) continue;
      found++;
      say(
        `${entry.name}  task ${row.kind} ${row.key}  parked ${row.parked_at.toISOString()} after ${row.attempts} tries  ${row.reason ?? ""}`,
      );
    }
    await client.end();
  }
  say(found === 0 ? "Nothing waits for a person." : `${found} ${found === 1 ? "entry" : "entries"}.`);
}

type Deed = (h: Handle, name: string, id: string) => Promise<number | boolean>;

/** What can be done with what. */
const DEEDS: Record<string, Record<string, Deed | undefined> | undefined> = {
  replay: {
    task: (h, kind, key) => replay(h, kind, key, new Date()),
    event: (h, producer, seq) => replayDeferred(h, producer, Number(seq), new Date()),
  },
  discard: {
    task: discard,
    event: (h, producer, seq) => discardDeferred(h, producer, Number(seq)),
    unreadable: discardUnreadable,
  },
};

async function act(): Promise<void> {
  const deed = DEEDS[verb!]?.[what!];
  if (!deed || !service || !name || !id)
    throw new Error(
      "Say: parked -- replay|discard <service> task <kind> <key>, … event <producer> <seq>, or discard <service> unreadable <producer> <place>",
    );
  const client = await open(service);
  if (!client) throw new Error(`There is no database of ${service}.`);
  const done = await deed(client, name, id);
  await client.end();
  say(done ? "Done." : "There is no such entry.");
}

try {
  await (verb ? act() : list());
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
