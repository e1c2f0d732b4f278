import { subscribe } from "node:diagnostics_channel";
import type { ClientHttp2Session, ClientHttp2Stream } from "node:http2";
import type { DescMethod, DescMethodUnary } from "@bufbuild/protobuf";
import { MethodOptions_IdempotencyLevel as Level } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError, createClient, type Transport } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import {
  Health,
  HealthCheckResponse_ServingStatus as Status,
} from "../../contracts/gen/grpc/health/v1/health_pb.ts";
import { type Instance, Instances, isUnreachable } from "../instances.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";

/** A call that has waited so long makes us ask whether anybody is there; who waits for news of a log waits shorter. */
const DOUBT_MS = 2_200;

// An idle connection that the other side ends reports an error once its socket is closed. Whoever calls before that
// makes connect-node forget the connection, its listener too (connectrpc/connect-es#1768), and an error that nobody
// listens to ends the process: so somebody always listens. Node tells of a session only with its streams.
const heard = new WeakSet<ClientHttp2Session>();
subscribe("http2.client.stream.created", (message) => {
  const { session } = (message as { stream: ClientHttp2Stream }).stream;
  if (!session || heard.has(session as ClientHttp2Session)) return;
  heard.add(session as ClientHttp2Session);
  session.on("error", () => undefined);
});

/** The instances of one service, called over gRPC. */
export interface Remote {
  /**
   * Calls the one with the least to do. What surely was not begun (no connection, or refused by one that ends) is
   * sent to the next one. What broke off may have been done: it is repeated only where the contract says that
   * doing it twice is doing it once (idempotency_level), and within the budget for repeating.
   * @throws ConnectError
   */
  call(method: DescMethod, request: unknown, headers: () => Headers, timeout_ms: number): Promise<unknown>;
  close(): void;
}

export function remote(target: string, addresses: string[], log: Log, metrics: Metrics): Remote {
  const transports = new Map(addresses.map((baseUrl) => [baseUrl, createGrpcTransport({ baseUrl })]));
  const instances = new Instances({
    target,
    protocol: "grpc",
    addresses,
    log,
    metrics,
    async probe(address, signal) {
      const { status } = await createClient(Health, transports.get(address)!).check({}, { signal });
      return status === Status.SERVING;
    },
  });

  async function attempt(
    instance: Instance,
    method: DescMethodUnary,
    request: unknown,
    headers: Headers,
    timeout_ms: number,
  ): Promise<unknown> {
    const transport: Transport = transports.get(instance.address)!;
    const given_up = isRepeatable(method) ? instance.lost : undefined;
    const doubt = setTimeout(() => instances.doubt(instance), DOUBT_MS);
    instance.running++;
    try {
      return (await transport.unary(method, given_up, timeout_ms, headers, request as never)).message;
    } finally {
      instance.running--;
      clearTimeout(doubt);
    }
  }

  return {
    async call(method, request, headers, timeout_ms) {
      const ends_ms = performance.now() + timeout_ms;
      const tried = new Set<Instance>();
      let failure: unknown = new ConnectError(`no instance of ${target} answers`, Code.Unavailable);
      instances.count();
      for (;;) {
        const instance = instances.choose(tried);
        const left_ms = Math.floor(ends_ms - performance.now());
        if (!instance || left_ms <= 0) throw failure;
        tried.add(instance);
        try {
          return await attempt(instance, method as DescMethodUnary, request, headers(), left_ms);
        } catch (error) {
          failure = error;
          if (isAnswer(error)) throw error;
          if (isUnreachable(error)) instances.leave(instance, "unreachable");
          else if (isRefused(error)) instances.leave(instance, "leaving");
          else {
            instances.doubt(instance);
            if (!isRepeatable(method) || !instances.mayRepeat()) throw broken(error);
          }
        }
      }
    },
    close: () => instances.close(),
  };
}

const isRepeatable = ({ idempotency }: DescMethod) => idempotency !== Level.IDEMPOTENCY_UNKNOWN;

/** What came from the other side, or the end of our own patience; the rest is the connection's. */
const isAnswer = (error: unknown) =>
  !(error instanceof ConnectError) ||
  error.metadata.has("grpc-status") ||
  error.code === Code.DeadlineExceeded;

/** HTTP/2 says so of streams that one who ends (GOAWAY) has not looked at. */
const isRefused = (error: unknown) => error instanceof Error && error.message.includes("REFUSED_STREAM");

/** Nobody knows whether it was done: for whoever asked, the other side is away. */
const broken = (error: unknown) =>
  new ConnectError("the connection broke", Code.Unavailable, undefined, undefined, error);
