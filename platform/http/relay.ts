import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as ask,
  type ServerResponse,
} from "node:http";
import { unavailable } from "../errors.ts";
import { type Instance, Instances, isUnreachable } from "../instances.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import { hasBody, isLeaving, isSafe, passedBack, passedOn } from "./hops.ts";
import { Tunnels } from "./tunnel.ts";

const PROBE_EVERY_MS = 1_000;
/** As many wait for one instance at once; the others wait for one of them. */
const CONNECTIONS = 256;
/** Shorter than services keep an idle connection, so that none closes under a request. */
const IDLE_MS = 60_000;

export interface RelayOptions {
  /** The service, for metrics, log and errors. */
  target: string;
  addresses: string[];
  log: Log;
  metrics: Metrics;
}

/** One request on its way. */
export interface Passage {
  request: IncomingMessage;
  response: ServerResponse;
  /** Path and query as the service knows them. */
  path: string;
  /** What is said for the client, after everything it claims itself was left out. */
  headers: OutgoingHttpHeaders;
  /** When the client has waited long enough, in milliseconds of performance.now(). */
  deadline_ms: number;
}

/**
 * Passes requests on to the instances of one service: to the one with the least to do. Where there was no
 * connection, the next one is asked, whatever the method; where it broke, only with methods that change nothing, and
 * within the budget for repeating. Bodies are streams both ways; nothing is changed in them.
 */
export class Relay {
  readonly instances: Instances;
  readonly tunnels: Tunnels;
  readonly #target: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, timeout: IDLE_MS });
  /** Of their own: a question must not wait behind the requests that make us ask it. */
  readonly #probes = new Agent({ keepAlive: true, timeout: IDLE_MS });

  constructor({ target, addresses, log, metrics }: RelayOptions) {
    this.#target = target;
    this.instances = new Instances({
      target,
      protocol: "rest",
      addresses,
      log,
      metrics,
      probe: (address, signal) => isStaying(address, this.#probes, signal),
      probe_every_ms: PROBE_EVERY_MS,
    });
    this.tunnels = new Tunnels(this.instances, target);
  }

  /**
   * Answers a request with what a service answers.
   * @throws AppError unavailable, when none does and nothing has been said to the client
   */
  async pass(passage: Passage): Promise<void> {
    const tried = new Set<Instance>();
    this.instances.count();
    for (;;) {
      const instance = this.instances.choose(tried);
      if (!instance) throw unavailable(`${this.#target} does not answer.`);
      tried.add(instance);
      const failure = await this.#attempt(instance, passage);
      if (failure === undefined) return;
      if (isUnreachable(failure)) {
        this.instances.leave(instance, "unreachable");
        continue;
      }
      this.instances.doubt(instance);
      const again = isSafe(passage.request) && performance.now() < passage.deadline_ms;
      if (!again || !this.instances.mayRepeat())
        throw unavailable(`${this.#target} does not answer.`, failure);
    }
  }

  /** Nothing is asked any more; sockets of pages are told to come back. */
  async close(): Promise<void> {
    this.instances.close();
    await this.tunnels.close();
    this.#agent.destroy();
    this.#probes.destroy();
  }

  /** @returns why there was no answer; undefined when there was one, or nobody who waited for it */
  #attempt(instance: Instance, passage: Passage): Promise<unknown> {
    const { request, response, path, headers, deadline_ms } = passage;
    const { lost } = instance;
    const sent = { ...passedOn(request.headers), ...headers };
    if (!hasBody(request)) delete sent["content-length"];
    const { hostname, port } = new URL(instance.address);
    const outgoing = ask({
      agent: this.#agent,
      hostname,
      port,
      method: request.method!,
      path,
      headers: sent,
    });
    instance.running++;
    return new Promise<unknown>((resolve) => {
      const late = setTimeout(
        () => outgoing.destroy(new Error("no answer in time")),
        Math.max(1, deadline_ms - performance.now()),
      );
      const giveUp = () => outgoing.destroy(new Error("nobody is there"));
      if (isSafe(request)) lost.addEventListener("abort", giveUp);
      const gone = () => outgoing.destroy(new Error("the client is gone"));
      response.once("close", gone);
      const end = (failure?: unknown) => {
        clearTimeout(late);
        lost.removeEventListener("abort", giveUp);
        response.removeListener("close", gone);
        resolve(failure);
      };
      outgoing.once("close", () => instance.running--);
      outgoing.on("error", (error) => {
        // What comes after the answer began ends the answer.
        if (response.headersSent) response.destroy();
        end(response.destroyed || response.headersSent ? undefined : error);
      });
      outgoing.once("response", (incoming) => {
        end();
        // It ends, or only this connection: it is asked.
        if (isLeaving(incoming)) this.instances.doubt(instance);
        answer(incoming, passage);
      });
      send(request, outgoing);
    });
  }
}

/** A body leaves once there is a connection: until then it can still go elsewhere. */
function send(request: IncomingMessage, outgoing: ClientRequest): void {
  if (!hasBody(request)) {
    outgoing.end();
    return;
  }
  outgoing.once("socket", (socket) => {
    const pour = () => void request.pipe(outgoing);
    if (socket.connecting) socket.once("connect", pour);
    else pour();
  });
  // Who hangs up in the middle has not sent all of it.
  request.once("aborted", () => outgoing.destroy(new Error("the client is gone")));
}

function answer(incoming: IncomingMessage, { request, response, deadline_ms }: Passage): void {
  response.writeHead(incoming.statusCode!, passedBack(incoming.headers));
  // However long it is, it goes on all the time.
  incoming.setTimeout(Math.max(1_000, deadline_ms - performance.now()), () => incoming.destroy());
  incoming.once("error", () => response.destroy());
  incoming.once("close", () => {
    if (!incoming.complete) response.destroy();
  });
  response.once("close", () => {
    if (!incoming.complete) incoming.destroy();
  });
  incoming.pipe(response);
  // Answered before all of it was read: the rest is let pass.
  incoming.once("end", () => {
    request.unpipe();
    request.resume();
  });
}

/** Asks whether somebody is there, and stays. */
function isStaying(address: string, agent: Agent, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const outgoing = ask(new URL("/health", address), { agent, signal });
    outgoing.once("error", reject);
    outgoing.once("response", (incoming) => {
      incoming.resume();
      if (incoming.statusCode !== 200) reject(new Error(`it says ${incoming.statusCode}`));
      else resolve(!isLeaving(incoming));
    });
    outgoing.end();
  });
}
