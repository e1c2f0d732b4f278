import { type IncomingMessage, type OutgoingHttpHeaders, request as ask } from "node:http";
import type { Duplex } from "node:stream";
import { type Instance, type Instances, isUnreachable } from "../instances.ts";
import { passedBack, passedOn } from "./hops.ts";
import { Frames } from "./frames.ts";

const HANDSHAKE_MS = 5_000;
/** How long all of them take to close: each comes back, and not all at once. */
const SPREAD_MS_EACH = 2;
const LONGEST_SPREAD_MS = 3_000;
const FAREWELL_MS = 2_000;
/** Close, code 1012: the service restarts. */
const RESTARTING = Buffer.from([0x88, 0x02, 0x03, 0xf4]);

type Refusal = { status: number; message: string };

/** WebSockets of pages, passed on as bytes: both ends speak with each other. */
export class Tunnels {
  readonly #open = new Set<() => void>();
  readonly #instances: Instances;
  readonly #target: string;

  constructor(instances: Instances, target: string) {
    this.#instances = instances;
    this.#target = target;
  }

  /** A handshake changes nothing: it goes to the next instance until one takes it. */
  async pass(
    request: IncomingMessage,
    client: Duplex,
    head: Buffer,
    { path, headers }: { path: string; headers: OutgoingHttpHeaders },
  ): Promise<void> {
    client.on("error", () => undefined);
    const tried = new Set<Instance>();
    let refusal: Refusal = { status: 503, message: "Service Unavailable" };
    for (;;) {
      const instance = this.#instances.choose(tried);
      if (!instance || client.destroyed) return refuse(client, refusal);
      tried.add(instance);
      const outcome = await this.#attempt(instance, request, client, head, path, headers);
      if (outcome === "taken") return;
      if (outcome instanceof Error) {
        if (isUnreachable(outcome)) this.#instances.leave(instance, "unreachable");
        else this.#instances.doubt(instance);
      } else {
        refusal = outcome;
        // Full, or about to end; every other no is everybody's.
        if (outcome.status !== 503) return refuse(client, refusal);
      }
    }
  }

  /** Tells every page to come back, one after the other: elsewhere there is one who takes them. */
  async close(): Promise<void> {
    const spread_ms = Math.min(LONGEST_SPREAD_MS, this.#open.size * SPREAD_MS_EACH);
    const pauses = [...this.#open].map(async (close) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * spread_ms));
      close();
    });
    await Promise.all(pauses);
  }

  #attempt(
    instance: Instance,
    request: IncomingMessage,
    client: Duplex,
    head: Buffer,
    path: string,
    headers: OutgoingHttpHeaders,
  ): Promise<"taken" | Refusal | Error> {
    return new Promise((resolve) => {
      const outgoing = ask(new URL(instance.address), {
        agent: false,
        path,
        headers: { ...passedOn(request.headers), ...headers, connection: "Upgrade", upgrade: "websocket" },
        timeout: HANDSHAKE_MS,
      });
      outgoing.once("timeout", () => outgoing.destroy(new Error(`${this.#target} does not answer`)));
      outgoing.on("error", resolve);
      outgoing.once("response", ({ statusCode, statusMessage }) => {
        outgoing.destroy();
        resolve({ status: statusCode!, message: statusMessage! });
      });
      outgoing.once("upgrade", (answer, server, first) => {
        resolve("taken");
        server.setTimeout(0);
        client.write(handshake(answer));
        if (head.length > 0) server.write(head);
        this.#join(instance, client, server, first);
      });
      outgoing.end();
    });
  }

  #join(instance: Instance, client: Duplex, server: Duplex, first: Buffer): void {
    const frames = new Frames();
    const forward = (chunk: Buffer) => {
      frames.pass(chunk);
      if (!client.write(chunk)) server.pause();
    };
    const close = () => {
      server.removeListener("data", forward);
      // In the middle of a message there is no place for a farewell.
      if (frames.between) client.end(RESTARTING);
      else client.destroy();
      server.destroy();
    };
    instance.running++;
    this.#open.add(close);
    client.on("drain", () => server.resume());
    if (first.length > 0) forward(first);
    server.on("data", forward);
    client.pipe(server);
    server.once("error", () => client.destroy());
    server.once("end", () => client.end());
    server.once("close", () => {
      instance.running--;
      this.#open.delete(close);
      // What the page still says is for nobody, but without it being read its end is not seen.
      client.end();
      client.resume();
      setTimeout(() => client.destroy(), FAREWELL_MS).unref();
    });
    client.once("close", () => server.destroy());
  }
}

function handshake({ statusMessage, headers }: IncomingMessage): string {
  const lines = Object.entries({ ...passedBack(headers), connection: "Upgrade", upgrade: "websocket" });
  return `HTTP/1.1 101 ${statusMessage}\r\n${lines.map(([name, value]) => `${name}: ${String(value)}\r\n`).join("")}\r\n`;
}

function refuse(client: Duplex, { status, message }: Refusal): void {
  const again = status === 503 ? `retry-after: ${1 + Math.ceil(Math.random() * 2)}\r\n` : "";
  client.end(`HTTP/1.1 ${status} ${message}\r\nconnection: close\r\n${again}content-length: 0\r\n\r\n`);
}
