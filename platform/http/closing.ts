import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** Longer than nearly every request takes; two servers that end one after the other still end in time. */
const PATIENCE_MS = 8_000;

/**
 * Makes a server's ending certain: it takes no new connection, lets running requests finish, and cuts whoever has
 * not finished by then. Node looks for clients that are too slow only while it listens, and a WebSocket never ends
 * by itself, so one of either would keep the process for ever.
 * @returns what ends it
 */
export function closing(app: FastifyInstance, patience_ms = PATIENCE_MS): () => Promise<void> {
  const sockets = new Set<Socket>();
  app.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  return async () => {
    const impatient = setTimeout(() => sockets.forEach((socket) => socket.destroy()), patience_ms);
    await app.close();
    clearTimeout(impatient);
  };
}
