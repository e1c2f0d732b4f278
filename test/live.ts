import { once } from "node:events";
import WebSocket from "ws";
import type { Doors, Json } from "./doors.ts";

/** A page's socket: what it heard so far. */
export interface Live extends AsyncDisposable {
  heard: Json[];
  send(message: Json): void;
  /** The first message that fits, heard before or still to come; fails after half a minute. */
  hear(fits: (message: Json) => boolean): Promise<Json>;
}

/** Opens `/ws` as an app does, without an Origin. */
export async function listen(doors: Doors): Promise<Live> {
  const socket = new WebSocket(`${doors.gateway.replace("http", "ws")}/ws`, "foyer.v1");
  const heard: Json[] = [];
  socket.on("message", (data: Buffer) => {
    heard.push(JSON.parse(data.toString("utf8")));
    socket.emit("heard");
  });
  await once(socket, "open");
  return {
    heard,
    send: (message) => socket.send(JSON.stringify(message)),
    async hear(fits) {
      const deadline = AbortSignal.timeout(30_000);
      for (;;) {
        const found = heard.find(fits);
        if (found) return found;
        await once(socket, "heard", { signal: deadline }).catch(() => {
          throw new Error(`not heard; heard were ${JSON.stringify(heard).slice(0, 2_000)}`);
        });
      }
    },
    async [Symbol.asyncDispose]() {
      socket.close();
      await once(socket, "close");
    },
  };
}
