import type { WebSocket } from "ws";
import type { Caller } from "../../platform/http/caller.ts";

const MAX_UNSENT_BYTES = 1_048_576;
const SILENCE_MS = 75_000;
const MESSAGES_PER_SECOND = 50;

/** Why a socket was closed, as WebSocket close codes. */
export const CLOSE = { restarting: 1012, too_slow: 1013, rude: 1008 } as const;

/** One socket: who is behind it, where it listens, and how much it may send. */
export class Connection {
  readonly rooms = new Set<string>();
  caller: Caller | undefined;
  #seen_ms = performance.now();
  readonly #socket: WebSocket;
  #second = 0;
  #messages = 0;
  #expiry: NodeJS.Timeout | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("close", () => clearTimeout(this.#expiry));
    socket.on("pong", () => (this.#seen_ms = performance.now()));
  }

  /** Sends; a reader that does not keep up is let go: it comes back and gets a snapshot. */
  send(message: string): void {
    if (this.#socket.bufferedAmount > MAX_UNSENT_BYTES) this.close(CLOSE.too_slow, "too slow");
    else if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(message);
  }

  error(code: string): void {
    this.send(JSON.stringify({ type: "error", code }));
  }

  /** Counts a message of the client. @returns false when there are too many */
  mayTalk(): boolean {
    const second = Math.floor(performance.now() / 1000);
    if (second !== this.#second) [this.#second, this.#messages] = [second, 0];
    return ++this.#messages <= MESSAGES_PER_SECOND;
  }

  /** Takes one message after the other: a client may ask for its room in the same breath as it says who it is. */
  inOrder(take: () => Promise<void>): void {
    this.#last = this.#last.then(take, take);
  }

  /** Rights end with the token: the client sends a new one before, or loses its private rooms. */
  expireIn(ms: number, action: () => void): void {
    clearTimeout(this.#expiry);
    this.#expiry = setTimeout(action, Math.min(ms, 2_147_000_000)).unref();
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Asks for a sign of life; a socket that gave none for long is ended. */
  probe(): void {
    if (performance.now() - this.#seen_ms > SILENCE_MS) return this.#socket.terminate();
    this.#socket.ping();
  }
}
