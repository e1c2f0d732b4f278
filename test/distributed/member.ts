// One service in a process of its own, for tests: they move its clock, drain it, and read its log.
// node test/distributed/member.ts <service>, by fork(), with the service's settings in the environment.
import { type Clock, TestClock } from "../../platform/clock.ts";
import { startRuntime } from "../../platform/runtime.ts";
import { system } from "../../system.ts";

/** What a test asks; every question is answered, in order. */
export interface Asked {
  id: number;
  ask: "advance" | "drain";
  ms?: number;
}

/** What a member says. */
export type Said =
  | { kind: "ready" }
  | { kind: "log"; line: string }
  | { kind: "answer"; id: number; done: number }
  | { kind: "failure"; id: number; reason: string };

const say = (said: Said) => void process.send!(said);
// Whoever started it is gone.
process.once("disconnect", () => process.exit(1));
let clock = new TestClock();
const runtime = await startRuntime({
  entries: system,
  names: [process.argv[2]!],
  env: process.env,
  log_stream: { write: (line) => say({ kind: "log", line }) },
  clock: (database: Clock) => (clock = new TestClock(database)),
});
process.on("message", ({ id, ask, ms }: Asked) => {
  if (ask === "advance") {
    clock.advance(ms!);
    say({ kind: "answer", id, done: 0 });
  } else {
    runtime.drain().then(
      (done) => say({ kind: "answer", id, done }),
      (error: Error) => say({ kind: "failure", id, reason: error.stack ?? error.message }),
    );
  }
});
process.once("SIGTERM", () => void runtime.stop().then(() => process.exit(0)));
say({ kind: "ready" });
