import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "@connectrpc/connect";
import type { TicketService } from "../../contracts/gen/ticket/v1/ticket_pb.ts";
import type { Log } from "../../platform/log.ts";
import type { Config } from "./config.ts";
import { CLOSE, type Connection } from "./connection.ts";
import { addChanges, type Changes, noChanges } from "./domain/merge.ts";
import { parseRoom } from "./domain/room.ts";

const PUSH_EVERY_MS = 80;
const SNAPSHOT_LIFE_MS = 200;
/** How long it takes to say goodbye: to each, and to however many. */
const SPREAD_EACH_MS = 2;
const LONGEST_SPREAD_MS = 3_000;

interface Performance {
  changes: Changes;
  timer: NodeJS.Timeout | undefined;
}

/** Who listens where, and what they are told. State comes from snapshots, so nothing is kept. */
export class Hub {
  readonly connections = new Set<Connection>();
  readonly #rooms = new Map<string, Set<Connection>>();
  readonly #performances = new Map<string, Performance>();
  readonly #snapshots = new Map<string, { answer: Promise<unknown>; until_ms: number }>();
  readonly #tickets: Client<typeof TicketService>;
  readonly #log: Log;
  readonly #config: Config;
  #closing = false;

  constructor(tickets: Client<typeof TicketService>, log: Log, config: Config) {
    this.#tickets = tickets;
    this.#log = log;
    this.#config = config;
  }

  get full(): boolean {
    return this.#closing || this.connections.size >= this.#config.sockets;
  }

  /** Puts a socket into a room it is entitled to, and tells it how things stand there. */
  async subscribe(connection: Connection, name: unknown): Promise<void> {
    const room = parseRoom(name);
    if (!room) return connection.error("validation_failed");
    if (room.kind === "user" && connection.caller?.user_id !== room.id)
      return connection.error(connection.caller ? "not_found" : "unauthenticated");
    if (room.kind === "queue") return connection.error("not_found");
    const key = `${room.kind}:${room.id}`;
    if (!connection.rooms.has(key) && connection.rooms.size >= this.#config.rooms_per_socket)
      return connection.error("limit_exceeded");
    // In the room first: what happens while the snapshot is made carries a newer version.
    this.#join(key, connection);
    try {
      const snapshot = room.kind === "event" ? await this.#availability(room.id) : null;
      connection.send(JSON.stringify({ type: "subscribed", room: key, snapshot }));
    } catch (error) {
      this.#leave(key, connection);
      const { code } = error as { code?: string };
      connection.error(code === "not_found" ? "not_found" : "dependency_unavailable");
    }
  }

  unsubscribe(connection: Connection, name: unknown): void {
    const room = parseRoom(name);
    if (room) this.#leave(`${room.kind}:${room.id}`, connection);
  }

  remove(connection: Connection): void {
    for (const room of connection.rooms) this.#leave(room, connection);
    this.connections.delete(connection);
  }

  /** Takes away what only the signed-in person may hear. */
  leavePrivateRooms(connection: Connection): void {
    for (const room of connection.rooms) if (room.startsWith("user:")) this.#leave(room, connection);
  }

  publish(room: string, type: string, data: unknown): void {
    const listeners = this.#rooms.get(room);
    if (!listeners) return;
    const message = JSON.stringify({ type, room, data });
    for (const connection of listeners) connection.send(message);
  }

  /** Notes changed places; they are pushed together, a few times a second. */
  changePlaces(
    performance_id: string,
    version: number,
    event: { taken: string[]; held: string[]; freed: string[] },
  ): void {
    if (!this.#rooms.has(`event:${performance_id}`)) return;
    const entry = this.#performances.get(performance_id) ?? { changes: noChanges(), timer: undefined };
    this.#performances.set(performance_id, entry);
    addChanges(entry.changes, version, event);
    entry.timer ??= setTimeout(() => void this.#push(performance_id), PUSH_EVERY_MS);
  }

  /** Tells everybody to come back, one after the other: they meet the other instances, and not all at once. */
  async closeAll(): Promise<void> {
    this.#closing = true;
    const spread_ms = Math.min(LONGEST_SPREAD_MS, this.connections.size * SPREAD_EACH_MS);
    await Promise.all(
      [...this.connections].map(async (connection) => {
        await pause(Math.random() * spread_ms);
        connection.close(CLOSE.restarting, "restarting");
      }),
    );
    for (const { timer } of this.#performances.values()) clearTimeout(timer);
  }

  async #push(performance_id: string): Promise<void> {
    const entry = this.#performances.get(performance_id);
    if (!entry) return;
    this.#performances.delete(performance_id);
    const { version, taken, held, freed } = entry.changes;
    try {
      const { counts } = await this.#tickets.listCounts({ performanceIds: [performance_id] });
      const zones = counts.map(({ zoneId, total, free }) => ({ zone_id: zoneId, total, free }));
      this.publish(`event:${performance_id}`, "availability.changed", {
        version,
        taken: [...taken],
        held: [...held],
        freed: [...freed],
        zones,
      });
    } catch (error) {
      this.#log.warn({ error }, "counts could not be read; places are pushed without them");
      this.publish(`event:${performance_id}`, "availability.changed", {
        version,
        taken: [...taken],
        held: [...held],
        freed: [...freed],
        zones: [],
      });
    }
  }

  // Many who come at once share one answer; what is newer reaches them as a change.
  #availability(performance_id: string): Promise<unknown> {
    const now_ms = performance.now();
    const known = this.#snapshots.get(performance_id);
    if (known && known.until_ms > now_ms) return known.answer;
    const answer = this.#tickets
      .getAvailability({ performanceId: performance_id })
      .then(({ version, seatingVersion, zones, taken, held }) => ({
        version: Number(version),
        seating_version: seatingVersion,
        zones: zones.map(({ zoneId, total, free }) => ({ zone_id: zoneId, total, free })),
        taken,
        held,
      }));
    if (this.#snapshots.size > 1_000) this.#snapshots.clear();
    this.#snapshots.set(performance_id, { answer, until_ms: now_ms + SNAPSHOT_LIFE_MS });
    return answer;
  }

  #join(room: string, connection: Connection): void {
    connection.rooms.add(room);
    const listeners = this.#rooms.get(room) ?? new Set();
    this.#rooms.set(room, listeners.add(connection));
  }

  #leave(room: string, connection: Connection): void {
    connection.rooms.delete(room);
    const listeners = this.#rooms.get(room);
    listeners?.delete(connection);
    if (listeners?.size === 0) this.#rooms.delete(room);
  }
}
