import assert from "node:assert/strict";
import { bookingCreated } from "../../../contracts/events/booking.ts";
import type { Environment } from "../../config.ts";
import type { Tx } from "../../db/transaction.ts";
import { sql } from "../../db/sql.ts";
import { on, watch } from "../../events/handler.ts";
import type { SystemEntry } from "../../runtime.ts";
import type { Base } from "../../service.ts";
import { service } from "../../service.ts";
import { type Harness, startHarness } from "../harness.ts";
import { addOne, bookingState } from "./counter.ts";

/** Two toy services for what goes between services: one counts and says so, the other writes down what it heard. */
export interface Pair extends AsyncDisposable {
  harness: Harness;
  /** Who says and who hears. */
  from: Base;
  to: Base;
  /** How many events this instance has written down. */
  handled(): number;
  /** The numbers that its broadcast reader was shown. */
  watched: number[];
  /** What a service does: locks the entity's row, changes it, says so. */
  happen(subject: string): Promise<void>;
  stop(): Promise<void>;
}

const insertSeen = sql({}, "insert into seen (event_id, subject, version) values ($1, $2, $3)");
const allSeen = sql(
  { event_id: "uuid", subject: "uuid", version: "int4" },
  "select event_id, subject, version from seen where subject = any($1::uuid[]) order by n",
);
const findBroken = sql({ subject: "uuid" }, "select subject from broken where subject = $1");
const breakOne = sql({}, "insert into broken (subject) values ($1)");
const mendOne = sql({}, "delete from broken where subject = $1");

export const TOY_MIGRATIONS = new URL("./migrations/", import.meta.url);

/** @param env databases and the like that are shared with others; each pair has its own unless told */
export async function startPair(env: Environment = {}): Promise<Pair> {
  let handled = 0;
  const watched: number[] = [];
  const toy = {
    migrations: TOY_MIGRATIONS,
    config: () => ({}),
    context: (base: Base) => ({ ...base, db: base.db }),
  };
  const producer = service({ ...toy, name: "booking" });
  const consumer = service({
    ...toy,
    name: "payment",
    events: [
      on(bookingCreated, async (_context: Base, { id, subject, data }, tx: Tx) => {
        await insertSeen.run(tx, id, subject, data.version);
        // The first one of a broken subject fails; those behind it would not.
        if (data.version === 1 && (await findBroken.one(tx, subject))) throw new Error("cannot do this one");
        tx.afterCommit(() => void handled++);
      }),
    ],
    watches: [watch(bookingCreated, (_context: Base, _event, seq) => void watched.push(seq))],
  });
  const entry = (of: typeof producer): SystemEntry => ({
    name: of.name,
    http_port: 0,
    rpc_port: 0,
    load: async () => of,
  });
  const harness = await startHarness({ entries: [entry(producer), entry(consumer)], env });
  const from = harness.room("booking").base;
  const to = harness.room("payment").base;
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= harness.stop());
  return {
    harness,
    from,
    to,
    handled: () => handled,
    watched,
    happen: (subject) =>
      from.db.tx(async (tx) => {
        const row = await addOne.one(tx, subject);
        from.outbox.add(tx, bookingCreated, bookingState(subject, row!.value));
      }),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** From now on the first event of this subject cannot be done, until it is mended. */
export const breakSubject = (to: Base, subject: string) => breakOne.run(to.db, subject);
export const mendSubject = (to: Base, subject: string) => mendOne.run(to.db, subject);

/** What was written down of these, in the order of the commits. */
export const seenOf = (to: Base, subjects: string[]) => allSeen.all(to.db, subjects);

export async function assertAllInOrder(to: Base, subjects: string[], times: number): Promise<void> {
  const seen = await seenOf(to, subjects);
  assert.equal(seen.length, subjects.length * times, "every event once");
  assert.equal(new Set(seen.map((row) => row.event_id)).size, seen.length, "none twice");
  for (const subject of subjects) {
    const versions = seen.filter((row) => row.subject === subject).map((row) => row.version);
    assert.deepEqual(
      versions,
      Array.from({ length: times }, (_, n) => n + 1),
      "one key in order",
    );
  }
}
