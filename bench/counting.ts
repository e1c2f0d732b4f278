// Loaded into Foyer's process before anything else (--import): counts what it asks of its databases.
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { Session } from "node:inspector/promises";
import pg from "pg";

const counters = { statements: 0, round_trips: 0, commits: 0 };
const CHANGES = /^\s*(?:insert|update|delete|with[\s\S]*?\b(?:insert|update|delete)\b|.*stamp_outbox)/i;
const open = new WeakSet<object>();
/** Statements of a connection that have no answer yet. */
const unanswered = new WeakMap<object, number>();
const texts = new Map<string, { times: number; changes: boolean }>();

const ask = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function counted(this: object, ...args: unknown[]): unknown {
  const first = args[0] as string | { text?: string; callback?: (...answer: unknown[]) => void };
  const text = typeof first === "string" ? first : (first.text ?? "");
  counters.statements++;
  const before = unanswered.get(this) ?? 0;
  // What is sent behind others travels with them.
  if (before === 0) counters.round_trips++;
  let known = texts.get(text);
  if (!known) texts.set(text, (known = { times: 0, changes: CHANGES.test(text) }));
  known.times++;
  if (text === "begin") open.add(this);
  else if (text === "commit") {
    counters.commits++;
    open.delete(this);
  } else if (text === "rollback") open.delete(this);
  // Outside a transaction each change is one of its own.
  else if (known.changes && !open.has(this)) counters.commits++;
  unanswered.set(this, before + 1);
  const answered = () => unanswered.set(this, unanswered.get(this)! - 1);
  const tell =
    (callback: (...answer: unknown[]) => void) =>
    (...answer: unknown[]) => {
      answered();
      callback(...answer);
    };
  // A query of its own, or a text: both with a callback.
  if (typeof first === "object" && first.callback) first.callback = tell(first.callback);
  else if (typeof args[1] === "function") args[1] = tell(args[1] as () => void);
  else answered();
  return ask.apply(this, args);
} as typeof pg.Client.prototype.query;

let session: Session | undefined;
async function profile(file: string | null): Promise<void> {
  if (!file) {
    session = new Session();
    session.connect();
    await session.post("Profiler.enable");
    await session.post("Profiler.start");
    return;
  }
  const { profile: measured } = await session!.post("Profiler.stop");
  await writeFile(file, JSON.stringify(measured));
  session!.disconnect();
}

async function answerTo(path: string): Promise<unknown> {
  const url = new URL(path, "http://localhost");
  const { user, system } = process.cpuUsage();
  if (url.pathname === "/statements")
    return [...texts].map(([text, { times }]) => [text, times]).sort((a, b) => Number(b[1]) - Number(a[1]));
  if (url.pathname === "/profile") await profile(url.searchParams.get("file"));
  return { ...counters, cpu_ms: (user + system) / 1_000 };
}

const server = createServer((request, response) => {
  void answerTo(request.url!).then((answer) => response.end(JSON.stringify(answer)));
});
server.listen(Number(process.env.BENCH_COUNTING_PORT), "127.0.0.1").unref();
