import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../ids.ts";
import type { Base } from "../service.ts";
import { service } from "../service.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { AppError } from "../errors.ts";
import { discard, listTasks, NeedsPerson, replay, task } from "./tasks.ts";

const runs: string[] = [];
let behave: (key: string) => Promise<Date | void> = async () => undefined;
const toy = service({
  name: "booking",
  migrations: new URL("../testing/toy/migrations/", import.meta.url),
  config: () => ({}),
  context: (base) => ({ ...base, db: base.db }),
  tasks: [
    task<Base>("work", { max_attempts: 3 }, async (_context, { key }) => {
      runs.push(key);
      return behave(key);
    }),
  ],
});

let harness: Harness;
let base: Base;
before(async () => {
  harness = await startHarness({
    entries: [{ name: "booking", http_port: 0, rpc_port: 0, load: async () => toy }],
  });
  base = harness.room("booking").base;
});
after(() => harness.stop());

const ask = (key: string, due_at?: Date) =>
  base.db.tx((tx) => base.tasks.ask(tx, "work", key, due_at ? { due_at } : {}));
const timesRun = (key: string) => runs.filter((run) => run === key).length;

test("a task runs when it is due, once, and not when its transaction failed", async () => {
  const [now, later, never] = [newId(), newId(), newId()];
  await ask(now);
  await ask(later, new Date(harness.clock.now().getTime() + 60_000));
  await assert.rejects(
    base.db.tx(async (tx) => {
      base.tasks.ask(tx, "work", never);
      throw new Error("rolled back");
    }),
  );
  await harness.drain();
  assert.deepEqual([timesRun(now), timesRun(later), timesRun(never)], [1, 0, 0]);
  harness.clock.advance(60_001);
  await harness.drain();
  assert.deepEqual([timesRun(now), timesRun(later)], [1, 1]);
});

test("a failing task is tried again with pauses, parked after its last try, and replayed by a person", async () => {
  const key = newId();
  behave = async (which) => {
    if (which === key) throw new AppError("unavailable", "dependency_unavailable");
  };
  await ask(key);
  for (let n = 0; n < 5; n++) {
    await harness.drain();
    harness.clock.advance(61_000);
  }
  assert.equal(timesRun(key), 3);
  const parked = (await listTasks(base.db)).find((row) => row.key === key);
  assert.ok(parked?.parked_at);
  behave = async () => undefined;
  await replay(base.db, "work", key, harness.clock.now());
  await harness.drain();
  assert.equal(timesRun(key), 4);
  assert.equal((await listTasks(base.db)).length, 0);
});

test("a task that no other try can help is parked at once, with its own words", async () => {
  const key = newId();
  behave = async (which) => {
    if (which === key) throw new NeedsPerson("money of nobody");
  };
  await ask(key);
  await harness.drain();
  harness.clock.advance(61_000);
  await harness.drain();
  assert.equal(timesRun(key), 1);
  const [parked] = await listTasks(base.db);
  assert.deepEqual([parked?.key, parked?.reason], [key, "money of nobody"]);
  assert.ok(parked?.parked_at);
  await discard(base.db, "work", key);
});

test("a task asked for again while it runs is run again", async () => {
  const key = newId();
  behave = async (which) => {
    if (which === key && timesRun(key) === 1) await ask(key);
  };
  await ask(key);
  await harness.drain();
  assert.equal(timesRun(key), 2);
});

test("a task that hangs holds up no other", { timeout: 10_000 }, async () => {
  const [slow, quick] = [newId(), newId()];
  let release = () => {};
  const hanging = new Promise<void>((resolve) => (release = resolve));
  const done = new Promise<void>((resolve) => {
    behave = async (which) => {
      if (which === slow) await hanging;
      if (which === quick) resolve();
    };
  });
  await ask(slow);
  while (timesRun(slow) === 0) await new Promise((resolve) => setImmediate(resolve));
  await ask(quick);
  await done;
  release();
  await harness.drain();
  assert.deepEqual([timesRun(slow), timesRun(quick)], [1, 1]);
});
