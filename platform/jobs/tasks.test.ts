import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Tx } from "../db/transaction.ts";
import { newId } from "../ids.ts";
import type { Base } from "../service.ts";
import { service } from "../service.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { AppError } from "../errors.ts";
import { createTasks, discard, listTasks, NeedsPerson, replay, task, TaskRunner } from "./tasks.ts";

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

/** A runner of its own, beside the harness's, for one kind. */
function runnerOf(
  options: { patient?: boolean; is_busy?: () => boolean },
  run: (key: string, close: (tx: Tx) => void) => Promise<void>,
) {
  const kind = newId();
  const work = task<Base>(kind, options, (_context, { key, close }) => run(key, close));
  const { db, clock, log } = base;
  const runner = new TaskRunner({ db, clock, log, context: base, tasks: [work], ...options });
  const tasks = createTasks(
    clock,
    () => undefined,
    () => runner,
  );
  const askFor = (key: string) => db.tx((tx) => tasks.ask(tx, kind, key));
  return { runner, askFor, left: async () => (await listTasks(db)).filter((row) => row.kind === kind) };
}

test("what is due at once begins with the commit; its row is leased until it has ended", async () => {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  const begun: string[] = [];
  const { runner, askFor, left } = runnerOf({}, async (key) => {
    begun.push(key);
    await ended;
  });
  await askFor("one");
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(begun, ["one"]);
  const [row] = await left();
  assert.ok(row!.due_at > harness.clock.now(), "nobody else takes it meanwhile");
  assert.equal(await runner.startDue(true), 0);
  end();
  await runner.idle();
  assert.deepEqual(await left(), []);
});

test("the lease of a process that is gone ends, and another takes the task up", async () => {
  const dead = runnerOf({}, () => new Promise(() => undefined));
  await dead.askFor("orphan");
  harness.clock.advance(20_001);
  const kind = (await dead.left())[0]!.kind;
  const taken: string[] = [];
  const { db, clock, log } = base;
  const heir = new TaskRunner({
    db,
    clock,
    log,
    context: base,
    tasks: [task<Base>(kind, {}, async (_context, { key }) => void taken.push(key))],
  });
  assert.equal(await heir.startDue(true), 1);
  await heir.idle();
  assert.deepEqual([taken, await dead.left()], [["orphan"], []]);
});

test("a task ends in the transaction of its last step, and not when that fails", async () => {
  let fails = true;
  const { runner, askFor, left } = runnerOf({}, async (_key, close) => {
    await base.db.tx((tx) => {
      close(tx);
      if (fails) throw new Error("the step fails");
    });
  });
  await askFor("step");
  await runner.idle();
  assert.equal((await left()).length, 1);
  fails = false;
  harness.clock.advance(5_000);
  await runner.startDue(true);
  await runner.idle();
  assert.deepEqual(await left(), []);
});

test("patient ones hold back while the process is busy, but for two minutes", async () => {
  let busy = true;
  const done: string[] = [];
  const { runner, askFor } = runnerOf({ patient: true, is_busy: () => busy }, async (key) => {
    done.push(key);
    // The rest after it is sixty times as long: nobody who is slow between two looks may get past it.
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  const look = async () => {
    await runner.startDue(false);
    await runner.idle();
    return done.length;
  };
  for (const key of ["a", "b", "c", "d"]) await askFor(key);
  assert.equal(done.length, 0, "none begins by itself");
  assert.equal(await look(), 1, "one at a time");
  assert.equal(await look(), 1, "then a rest");
  harness.clock.advance(120_001);
  assert.equal(await look(), 3, "the overdue do not wait for calm");
  busy = false;
  assert.equal(await look(), 4);
});
