import { LogService } from "../contracts/gen/log/v1/log_pb.ts";
import { rightsChanged, sessionRevoked } from "../contracts/events/auth.ts";
import { producerOf } from "../contracts/events/producers.ts";
import type { Clock } from "./clock.ts";
import { BroadcastReader } from "./events/broadcast.ts";
import type { Bus, Pump } from "./events/bus.ts";
import { watch } from "./events/handler.ts";
import { trim } from "./events/log-service.ts";
import { lookForOthers } from "./events/others.ts";
import { BATCH as STAMP_BATCH, isAnyUnstamped, stamp } from "./events/sequencer.ts";
import { sql } from "./db/sql.ts";
import type { Identity } from "./http/identity.ts";
import { forgetAnswers } from "./http/idempotency.ts";
import { TaskRunner } from "./jobs/tasks.ts";
import { type Loop, startLoop } from "./loop.ts";
import type { Room } from "./room.ts";
import type { Base } from "./service.ts";

const LONG_POLL_MS = 2_000;
const POLL_MS = 1_000;
const OTHERS_MS = 100;
const TIDY_MS = 3_600_000;
const DAY_MS = 86_400_000;

const trimInbox = sql({}, "delete from inbox where handled_at < $1");
// A loop that is stopped does not wait for it, and it keeps no process alive.
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/** One kind of background work: a step, and what it waits for when there is nothing to do. */
interface Step {
  name: string;
  room: Room;
  /** Does what is there; waits up to so long for something to come. */
  run(wait_ms: number): Promise<number>;
  rest(): Promise<void>;
  /** When it is going to be run again and again. */
  begin?(): void;
  /** Waits for what it has started, when it is not run any more. */
  end?(): Promise<void>;
  /** Timers of an hour are no part of draining. */
  drained: boolean;
}

/** Everything that goes on behind the requests: sequencers, consumers, broadcast readers, tasks, jobs. */
export class Work {
  readonly #steps: Step[];
  #loops: Loop[] = [];

  constructor(
    rooms: Room[],
    clock: Clock,
    bus: Bus,
    knows: (service: string) => boolean,
    identity: Identity,
    apart: boolean,
  ) {
    this.#steps = knows("auth") && rooms[0] ? [rightsWatcher(rooms[0], identity)] : [];
    this.#steps.push(
      ...rooms.flatMap((room) => [
        ...(room.db ? databaseSteps(room, clock, bus) : []),
        ...(room.db && apart ? [othersStep(room)] : []),
        ...relays(room, bus),
        ...readers(room, bus, knows),
        ...(room.service.jobs ?? []).map((entry): Step => ({
          name: entry.name,
          room,
          run: () => entry.run(room.context),
          rest: () => sleep(entry.every_ms),
          drained: true,
        })),
      ]),
    );
  }

  start(): void {
    for (const step of this.#steps) step.begin?.();
    this.#loops = this.#steps.map((step) =>
      startLoop(
        step.name,
        step.room.log,
        () => step.run(LONG_POLL_MS),
        () => step.rest(),
      ),
    );
  }

  /** Runs every step until a whole round finds nothing to do. @returns how much was done */
  async drain(): Promise<number> {
    let all = 0;
    for (let quiet = 0; quiet < 2;) {
      let done = 0;
      for (const step of this.#steps) if (step.drained) done += await step.run(0);
      quiet = done === 0 ? quiet + 1 : 0;
      all += done;
    }
    return all;
  }

  async stop(): Promise<void> {
    const ending = this.#loops.map((loop) => loop.stop());
    for (const { room } of this.#steps)
      for (const signal of [room.committed, room.stamped, room.due]) signal.notify();
    await Promise.all(ending);
    await Promise.all(this.#steps.flatMap((step) => step.end?.() ?? []));
  }
}

/** What every process listens to, whatever services run in it. */
export const RIGHTS_EVENTS = [sessionRevoked, rightsChanged];

/** Drops what this process remembers of a person's rights the moment auth says that they changed. */
function rightsWatcher(room: Room, identity: Identity): Step {
  const forget = (_context: Base, event: { data: { user_id: string } }) =>
    void identity.forget(event.data.user_id);
  const watchers = RIGHTS_EVENTS.map((type) => watch(type, forget));
  const reader = new BroadcastReader(room.base.rpc("auth", LogService), watchers, room.base, room.log);
  return {
    name: "rights",
    room,
    run: (wait_ms) => reader.pump(wait_ms),
    rest: () => Promise.resolve(),
    drained: true,
  };
}

function databaseSteps(room: Room, clock: Clock, bus: Bus): Step[] {
  const db = room.db!;
  const runner = new TaskRunner({
    db,
    clock,
    log: room.log,
    context: room.context,
    tasks: room.service.tasks ?? [],
    tracer: room.base.tracer,
  });
  // Only one looks at a time, so that a drain and the loop do not claim beside each other.
  let looking: Promise<number> = Promise.resolve(0);
  const tasks = async (wait_ms: number) => {
    looking = looking.then(
      () => runner.startDue(wait_ms === 0),
      () => runner.startDue(wait_ms === 0),
    );
    const started = await looking;
    // Draining waits for what runs; the loop goes on and looks again when one has ended.
    return started === 0 && wait_ms === 0 && (await runner.oneEnded()) ? 1 : started;
  };
  const tidy = async () => {
    const before = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);
    await trim(db, before(7), bus.relay !== undefined);
    await trimInbox.run(db, before(30));
    await forgetAnswers(db, before(7));
    return 0;
  };
  // Told that there is something, it does not look first; and having stamped what there was, not again.
  let told = false;
  let sure = false;
  return [
    {
      name: "sequencer",
      room,
      async run(wait_ms) {
        const look = !sure || wait_ms === 0;
        sure = false;
        if (!told && !(look && (await isAnyUnstamped(db)))) return 0;
        told = false;
        const stamped = await stamp(db);
        if (stamped.length === 0) return 0;
        sure = stamped.length < STAMP_BATCH;
        room.tail.push(stamped);
        room.stamped.notify();
        return stamped.length;
      },
      async rest() {
        told = await room.committed.wait(POLL_MS);
      },
      drained: true,
    },
    {
      name: "tasks",
      room,
      run: tasks,
      async rest() {
        await Promise.race([room.due.wait(POLL_MS), ...(runner.busy ? [runner.oneEnded()] : [])]);
      },
      begin: () => room.beginTasksAt(runner),
      end() {
        room.beginTasksAt(undefined);
        return runner.idle();
      },
      drained: true,
    },
    { name: "tidy", room, run: tidy, rest: () => sleep(TIDY_MS), drained: false },
  ];
}

/** A service by itself may be there several times. */
const othersStep = (room: Room): Step => ({
  name: "other instances",
  room,
  run: lookForOthers({ db: room.db!, stamped: room.stamped, tail: room.tail }),
  rest: () => sleep(OTHERS_MS),
  drained: false,
});

/** What moves events on, and waits for them itself. */
const pumpStep = (name: string, room: Room, moving: Pump): Step => ({
  name,
  room,
  run: (wait_ms) => moving.pump(wait_ms),
  rest: () => Promise.resolve(),
  end: () => moving.close(),
  drained: true,
});

function relays(room: Room, bus: Bus): Step[] {
  const { db, stamped, tail, service, log } = room;
  const relay = db && bus.relay?.({ db, stamped, tail }, service.name, log);
  return relay ? [pumpStep("relay", room, relay)] : [];
}

function readers(room: Room, bus: Bus, knows: (service: string) => boolean): Step[] {
  const { service, context, base, log } = room;
  const steps: Step[] = [];
  const nothing = () => Promise.resolve();
  for (const [producer, handlers] of Map.groupBy(service.events ?? [], (handler) =>
    producerOf(handler.type),
  )) {
    if (!knows(producer)) continue;
    const source = base.rpc(producer, LogService);
    const { db, metrics, tracer } = base;
    const of = { service: service.name, producer, handlers, context, db, clock: base.clock, log };
    steps.push(pumpStep(`events from ${producer}`, room, bus.reader({ ...of, source, metrics, tracer })));
  }
  for (const [producer, watchers] of Map.groupBy(service.watches ?? [], (watcher) =>
    producerOf(watcher.type),
  )) {
    if (!knows(producer)) continue;
    const reader = new BroadcastReader(base.rpc(producer, LogService), watchers, context, log, base.tracer);
    steps.push({
      name: `broadcast of ${producer}`,
      room,
      run: (wait_ms) => reader.pump(wait_ms),
      rest: nothing,
      drained: true,
    });
  }
  return steps;
}
