import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import { arrive, book, type Person } from "../buyer.ts";
import { eventually } from "../doors.ts";
import { type Foyer, startFoyer } from "../foyer.ts";
import { openStage, type Stage } from "../stage.ts";

const { FOYER_TEST_DATABASE_URL, DATABASE_READ_URL, REPLICA_ADMIN_URL } = process.env;
const skip =
  !(FOYER_TEST_DATABASE_URL && DATABASE_READ_URL && REPLICA_ADMIN_URL) &&
  "FOYER_TEST_DATABASE_URL, DATABASE_READ_URL and REPLICA_ADMIN_URL name no primary, its replica, and who may stop that";

let foyer: Foyer;
let stage: Stage;
before(async () => {
  if (skip) return;
  foyer = await startFoyer();
  stage = await openStage(foyer, { rows: 6 });
});
after(() => foyer?.stop());

/** Books, and looks at once. */
async function seesOwn(person: Person): Promise<void> {
  const [seat] = stage.seats("stalls", 1);
  const { id } = await book(foyer, person, [stage.seat(seat!)]);
  const { body } = await foyer.call("/bookings", { token: person.token });
  assert.equal(body.items[0]?.id, id);
}

async function replicasFine(): Promise<boolean> {
  const replicas = (await foyer.checks()).filter(({ name }) => name.endsWith(" replica"));
  assert.ok(replicas.length > 5 && replicas.every(({ critical }) => !critical));
  return replicas.every(({ ok }) => ok);
}

test(
  "who has just booked sees the booking, whether the replica keeps up, stands still or comes back",
  { skip },
  async () => {
    const person = await arrive(foyer);
    await eventually(foyer, async () => assert.ok(await replicasFine()));
    for (let n = 0; n < 5; n++) await seesOwn(person);
    const admin = new pg.Client({ connectionString: REPLICA_ADMIN_URL! });
    await admin.connect();
    try {
      await admin.query("select pg_wal_replay_pause()");
      for (let n = 0; n < 5; n++) await seesOwn(person);
      await eventually(foyer, async () => assert.ok(!(await replicasFine())));
      await seesOwn(person);
    } finally {
      await admin.query("select pg_wal_replay_resume()");
      await admin.end();
    }
    await eventually(foyer, async () => assert.ok(await replicasFine()));
    await seesOwn(person);
  },
);
