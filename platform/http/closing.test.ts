import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "node:test";
import fastify from "fastify";
import { closing } from "./closing.ts";

test(
  "a client that never finishes its request does not keep a server from ending",
  { timeout: 5_000 },
  async () => {
    const app = fastify({ forceCloseConnections: "idle" });
    const close = closing(app, 50);
    await app.listen({ host: "127.0.0.1", port: 0 });
    const socket = connect((app.server.address() as { port: number }).port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write("GET / HTTP/1.1\r\nhost: x\r\n");
    await once(app.server, "connection");
    const cut = once(socket, "close");
    await close();
    await cut;
    assert.equal(app.server.listening, false);
  },
);
