import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { decodeJwt } from "jose/jwt/decode";
import { WebSocketServer, type RawData } from "ws";
import { parseJson } from "../../platform/http/json.ts";
import { CLOSE, Connection } from "./connection.ts";
import type { Context } from "./context.ts";

const PROTOCOL = "foyer.v1";
const MAX_MESSAGE_BYTES = 8_192;

const server = new WebSocketServer({
  noServer: true,
  maxPayload: MAX_MESSAGE_BYTES,
  handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
});

/** Takes over a handshake: an app without Origin, or one of our own pages; never a token in the URL. */
export function upgrade(context: Context, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { origin, host } = request.headers;
  if (origin !== undefined && !isOurs(context, origin, host)) return refuse(socket, "403 Forbidden");
  if ((request.url ?? "").includes("?")) return refuse(socket, "400 Bad Request");
  if (context.hub.full) return refuse(socket, "503 Service Unavailable");
  server.handleUpgrade(request, socket, head, (websocket) => {
    const connection = new Connection(websocket);
    context.hub.connections.add(connection);
    websocket.on("message", (data, binary) => {
      if (binary || !connection.mayTalk())
        connection.close(CLOSE.rude, binary ? "text only" : "too many messages");
      else connection.inOrder(() => receive(context, connection, data));
    });
    websocket.on("close", () => context.hub.remove(connection));
    websocket.on("error", () => undefined);
  });
}

/** Where the page came from is where it connects to, by whatever name and port people reach us. */
function isOurs({ allowed_origins }: Context, origin: string, host: string | undefined): boolean {
  return allowed_origins.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host);
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

async function receive(context: Context, connection: Connection, data: RawData): Promise<void> {
  let message: { type?: unknown; room?: unknown; access_token?: unknown };
  try {
    message = parseJson(data as Buffer) ?? {};
  } catch {
    return connection.error("malformed_body");
  }
  if (message.type === "authenticate") return authenticate(context, connection, message.access_token);
  if (message.type === "subscribe") return context.hub.subscribe(connection, message.room);
  if (message.type === "unsubscribe") return context.hub.unsubscribe(connection, message.room);
  return connection.error("validation_failed");
}

async function authenticate(context: Context, connection: Connection, token: unknown): Promise<void> {
  try {
    connection.caller = await context.identity.callerOf(typeof token === "string" ? token : "");
    const left_ms = (decodeJwt(token as string).exp ?? 0) * 1000 - context.clock.now().getTime();
    connection.expireIn(left_ms, () => forgetCaller(context, connection));
    connection.send(JSON.stringify({ type: "authenticated", user_id: connection.caller.user_id }));
  } catch {
    forgetCaller(context, connection);
  }
}

function forgetCaller(context: Context, connection: Connection): void {
  connection.caller = undefined;
  context.hub.leavePrivateRooms(connection);
  connection.error("unauthenticated");
}

/** A session that ended ends its sockets: they hear nothing more. */
export function closeSockets(context: Context, user_id: string, session_id: string | null): void {
  for (const connection of context.hub.connections) {
    const { caller } = connection;
    if (caller?.user_id === user_id && (session_id === null || caller.session_id === session_id))
      connection.close(CLOSE.rude, "session ended");
  }
}
