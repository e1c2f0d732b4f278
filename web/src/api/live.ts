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

const state = createStore<LiveState>({ kind: "idle" });
const rooms = new Map<string, Set<LiveListener>>();
let socket: WebSocket | undefined;
let retry_ms = FIRST_RETRY_MS;
let timer: ReturnType<typeof setTimeout> | undefined;

export const useLive = (): LiveState => useStore(state);

function say(message: object): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

function lost(): void {
  if (state.get().kind !== "lost") state.set({ kind: "lost", since: serverNow() });
}

function receive(raw: string): void {
  const message = JSON.parse(raw) as LiveMessage;
  if (!message.room) return;
  for (const listener of rooms.get(message.room) ?? []) listener(message);
}

function connect(): void {
  clearTimeout(timer);
  if (socket || rooms.size === 0) return;
  const address = new URL("/api/ws", location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  const opened = new WebSocket(address, "foyer.v1");
  socket = opened;
  opened.addEventListener("open", () => void greet(opened));
  opened.addEventListener("message", (event) => receive(String(event.data)));
  opened.addEventListener("close", () => {
    if (socket !== opened) return;
    socket = undefined;
    if (rooms.size === 0) return state.set({ kind: "idle" });
    lost();
    // Spread out, so that a restarted server is not met by everybody at once.
    timer = setTimeout(connect, retry_ms * (0.5 + Math.random()));
    retry_ms = Math.min(retry_ms * 2, LAST_RETRY_MS);
  });
}

async function greet(opened: WebSocket): Promise<void> {
  const access_token = await accessToken().catch(() => undefined);
  if (socket !== opened) return;
  retry_ms = FIRST_RETRY_MS;
  if (access_token) say({ type: "authenticate", access_token });
  for (const room of rooms.keys()) say({ type: "subscribe", room });
  state.set({ kind: "live" });
}

/** Listens to a room; the first message is `subscribed` with a snapshot, again after each lost connection. */
export function listen(room: string, listener: LiveListener): () => void {
  const listeners = rooms.get(room) ?? new Set();
  listeners.add(listener);
  rooms.set(room, listeners);
  if (listeners.size === 1) say({ type: "subscribe", room });
  connect();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    rooms.delete(room);
    say({ type: "unsubscribe", room });
    if (rooms.size === 0) {
      socket?.close();
      state.set({ kind: "idle" });
    }
  };
}

/** Away with the connection, now: the next one says who we are. */
function reconnect(): void {
  retry_ms = FIRST_RETRY_MS;
  socket?.close();
  connect();
}

let lastUser: string | undefined;
onSession(() => {
  void accessToken().then((token) => {
    const user = token?.split(".")[1];
    if (user !== lastUser && socket) say({ type: "authenticate", access_token: token });
    lastUser = user;
  });
});
window.addEventListener("offline", () => rooms.size > 0 && lost());
window.addEventListener("online", reconnect);
