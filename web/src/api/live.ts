import { createStore, useStore } from "../lib/store.ts";
import { serverNow } from "../lib/server-clock.ts";
import { accessToken, onSession } from "./session.ts";

export interface LiveMessage {
  type: string;
  room?: string;
  snapshot?: unknown;
  data?: unknown;
  code?: string;
}
export type LiveListener = (message: LiveMessage) => void;

/** `since`: server time of the last moment at which what we show was surely current. */
export type LiveState = { kind: "idle" } | { kind: "live" } | { kind: "lost"; since: number };

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;
const LINGER_MS = 3_000;

const state = createStore<LiveState>({ kind: "idle" });
const rooms = new Map<string, Set<LiveListener>>();
let socket: WebSocket | undefined;
let retry_ms = FIRST_RETRY_MS;
/** The token that was sent last on this connection, and whether the server accepted it. */
let said: string | undefined;
let known = false;
let timer: ReturnType<typeof setTimeout> | undefined;

export const useLive = (): LiveState => useStore(state);

function say(message: object): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

function lost(): void {
  if (state.get().kind !== "lost") state.set({ kind: "lost", since: serverNow() });
}

const isPrivate = (room: string) => room.startsWith("user:");

function receive(raw: string): void {
  const message = JSON.parse(raw) as LiveMessage;
  if (message.type === "authenticated") {
    known = true;
    for (const room of rooms.keys()) if (isPrivate(room)) say({ type: "subscribe", room });
  }
  // Rights end with the token: come back with a new one, but never twice with the same.
  if (message.type === "error" && message.code === "unauthenticated") void introduce();
  if (!message.room) return;
  for (const listener of rooms.get(message.room) ?? []) listener(message);
}

/** Says who we are. Private rooms follow once the server has answered. */
async function introduce(): Promise<void> {
  known = false;
  const access_token = await accessToken().catch(() => undefined);
  if (!access_token || access_token === said || socket?.readyState !== WebSocket.OPEN) return;
  said = access_token;
  say({ type: "authenticate", access_token });
}

function connect(): void {
  clearTimeout(timer);
  if (socket || rooms.size === 0) return;
  const address = new URL("/api/ws", location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  const opened = new WebSocket(address, "foyer.v1");
  socket = opened;
  opened.addEventListener("open", greet);
  opened.addEventListener("message", (event) => receive(String(event.data)));
  opened.addEventListener("close", () => {
    if (socket !== opened) return;
    socket = undefined;
    known = false;
    said = undefined;
    if (rooms.size === 0) return state.set({ kind: "idle" });
    lost();
    // Spread out, so that a restarted server is not met by everybody at once.
    timer = setTimeout(connect, retry_ms * (0.5 + Math.random()));
    retry_ms = Math.min(retry_ms * 2, LAST_RETRY_MS);
  });
}

function greet(): void {
  retry_ms = FIRST_RETRY_MS;
  for (const room of rooms.keys()) if (!isPrivate(room)) say({ type: "subscribe", room });
  state.set({ kind: "live" });
  void introduce();
}

/** Listens to a room; the first message is `subscribed` with a snapshot, again after each lost connection. */
export function listen(room: string, listener: LiveListener): () => void {
  const listeners = rooms.get(room) ?? new Set();
  listeners.add(listener);
  rooms.set(room, listeners);
  if (listeners.size === 1 && (known || !isPrivate(room))) say({ type: "subscribe", room });
  connect();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    rooms.delete(room);
    say({ type: "unsubscribe", room });
    // The next page often listens at once; only a lasting silence ends the connection.
    if (rooms.size === 0) setTimeout(() => rooms.size === 0 && socket?.close(), LINGER_MS);
  };
}

/** Away with the connection, now: the next one says who we are. */
function reconnect(): void {
  retry_ms = FIRST_RETRY_MS;
  socket?.close();
  connect();
}

onSession(() => void introduce());
window.addEventListener("offline", () => rooms.size > 0 && lost());
window.addEventListener("online", reconnect);
