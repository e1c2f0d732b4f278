import pg from "pg";
import type { Log } from "../log.ts";
import { type Handle, sql } from "./sql.ts";

const LOOK_MS = 1_000;
const ANSWER_MS = 2_000;
/** Further behind it is not asked at all. */
const LIMIT_MS = 3_000;
/** As many positions are remembered, one a look. */
const REMEMBERED = 60;

const readPrimary = sql(
  { position: "text", installation: "text", started: "text" },
  `select pg_current_wal_flush_lsn()::text as position, system_identifier::text as installation,
     extract(epoch from pg_postmaster_start_time())::text as started from pg_control_system()`,
);
const REPLICA = `select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_flush_lsn() end::text
  as position, system_identifier::text as installation, extract(epoch from pg_postmaster_start_time())::text as started,
  pg_is_in_recovery() as follows from pg_control_system()`;
interface Seen {
  position: string;
  installation: string;
  started: string;
  /** False once it has been promoted, and of the primary itself. */
  follows: boolean;
}

type State = "unknown" | "fine" | "behind" | "away" | "strange";
const SAID: Record<State, string> = {
  unknown: "",
  fine: "the replica is back: it answers lists again",
  behind: "the replica is far behind: the primary answers lists meanwhile",
  away: "the replica is away: the primary answers lists meanwhile",
  strange: "DATABASE_READ_URL is no copy of this database: it is not used",
};

/** Looks once a second how far a replica is. */
export interface ReplicaWatch {
  ok(): boolean;
  close(): Promise<void>;
}

/** Tells the log once when it changes. */
export function watchReplica(options: { url: string; primary: Handle; log: Log }): ReplicaWatch {
  const { url, primary, log } = options;
  const database = new URL(url).pathname.slice(1);
  let state: State = "unknown";
  let client: pg.Client | undefined;
  let history: { position: number; at_ms: number }[] = [];

  async function connected(): Promise<pg.Client> {
    if (client) return client;
    const next = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    });
    const lose = () => void (client === next && (client = undefined));
    next.on("error", lose);
    next.on("end", lose);
    await next.connect();
    return (client = next);
  }

  async function look(): Promise<State> {
    const at_ms = performance.now();
    const written = await readPrimary.one(primary).catch(() => undefined);
    // Without the primary there is nothing to compare with, and nothing to be saved.
    if (!written) return state;
    const position = numberOf(written.position);
    // Another primary may begin behind what the last one promised.
    const earlier = history.filter((entry) => entry.position <= position);
    history = [...earlier, { position, at_ms }].slice(-REMEMBERED);
    const { rows } = await (await connected()).query<Seen>(REPLICA);
    const { follows, installation, started, position: applied } = rows[0]!;
    if (installation !== written.installation || !(follows || started === written.started)) return "strange";
    const reached = numberOf(applied);
    history = history.filter((entry) => entry.position > reached);
    const lacks_since_ms = history[0]?.at_ms ?? performance.now();
    return performance.now() - lacks_since_ms > LIMIT_MS ? "behind" : "fine";
  }

  async function step(): Promise<void> {
    const next = await look().catch((): State => {
      void client?.end().catch(() => undefined);
      client = undefined;
      return "away";
    });
    if (next !== state && !(state === "unknown" && next === "fine"))
      log[next === "fine" ? "info" : "warn"]({ database }, SAID[next]);
    state = next;
  }

  let idle = false;
  const lookOnce = () => step().finally(() => (idle = true));
  let looking = lookOnce();
  const again = setInterval(() => {
    if (!idle) return;
    idle = false;
    looking = lookOnce();
  }, LOOK_MS).unref();
  return {
    ok: () => state === "fine",
    async close() {
      clearInterval(again);
      await looking;
      await client?.end().catch(() => undefined);
    },
  };
}

/** 16/B374D848 as a number: exact for the first eight exabytes. */
function numberOf(position: string): number {
  const [high, low] = position.split("/");
  return Number.parseInt(high!, 16) * 2 ** 32 + Number.parseInt(low!, 16);
}
