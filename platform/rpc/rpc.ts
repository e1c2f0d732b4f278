import { create, type DescMethod, type DescService } from "@bufbuild/protobuf";
import type { Client, ConnectRouter, HandlerContext } from "@connectrpc/connect";
import { Code, ConnectError } from "@connectrpc/connect";
import { leftMs, refuseLate } from "../deadline.ts";
import { AppError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Tracer } from "../telemetry/span.ts";
import {
  acceptCorrelationId,
  beginTrace,
  currentTrace,
  inSpan,
  newTrace,
  type Trace,
  tracing,
} from "../trace.ts";
import { fromConnectError, toConnectError } from "./errors.ts";
import type { CallerIdentity } from "./identity.ts";
import type { RpcCall, RpcMethod } from "./method.ts";
import { remote, type Remote } from "./remote.ts";

const CALLER = "foyer-caller";
const CORRELATION = "foyer-correlation-id";
const DEADLINE_MS = 5_000;

/** Everything of one service that can be called: over gRPC, or from the same process. */
export interface RpcEndpoint {
  service: string;
  contracts: DescService[];
  routes(router: ConnectRouter): void;
  /**
   * Calls from within the process: no bytes, no signature, otherwise as over the wire.
   * @throws ConnectError
   */
  call(caller: string, method: DescMethod, request: unknown, trace: Trace): Promise<unknown>;
}

/** Binds the RPC files of a service to its context. Each method of each contract has to be there. */
export function rpcEndpoint<Context>(
  service: string,
  methods: RpcMethod<Context>[],
  context: Context,
  identity: CallerIdentity,
  log: Log,
  tracer?: Tracer,
): RpcEndpoint {
  const groups = new Map<DescService, RpcMethod<Context>[]>();
  for (const entry of methods)
    groups.set(entry.method.parent, [...(groups.get(entry.method.parent) ?? []), entry]);
  for (const [desc, entries] of groups) {
    const lacking = desc.methods.filter((method) => !entries.some((entry) => entry.method === method));
    if (lacking.length > 0)
      throw new Error(
        `${service} lacks ${lacking.map((method) => method.name).join(", ")} of ${desc.typeName}`,
      );
  }
  const byMethod = new Map(methods.map((entry) => [entry.method, entry]));
  return {
    service,
    contracts: [...groups.keys()],
    routes(router) {
      for (const [desc, entries] of groups) {
        const implementation = entries.map((entry) => [
          entry.method.localName,
          (request: unknown, call: HandlerContext) => serve(call, entry, request),
        ]);
        router.service(desc, Object.fromEntries(implementation));
      }
    },
    async call(caller, method, request, trace) {
      const entry = byMethod.get(method);
      if (!entry) throw new ConnectError(`${service} has no ${method.name}`, Code.Unimplemented);
      const message = create(method.input, request as never);
      const own = trace.span ? { ...begin(entry, trace), deadline_ms: trace.deadline_ms } : trace;
      return create(method.output, (await run(entry, message, caller, own)) as never);
    },
  };

  async function serve(call: HandlerContext, entry: RpcMethod<Context>, request: unknown): Promise<never> {
    const headers = call.requestHeader;
    const caller = identity.verify(headers.get(CALLER), service);
    if (!caller)
      throw toConnectError(
        new AppError("unauthenticated", "unauthenticated", { detail: "The caller is unknown." }),
      );
    const correlation_id = acceptCorrelationId(headers.get(CORRELATION));
    const traceparent = headers.get("traceparent") ?? undefined;
    const from = {
      ...(correlation_id ? { correlation_id } : {}),
      ...(traceparent ? { traceparent } : {}),
    };
    // What belongs to nothing, such as reading a log, is no trace of its own.
    const trace = traceparent ? begin(entry, from) : newTrace(from);
    // Nobody waits any longer than the caller does.
    const left_ms = call.timeoutMs();
    if (left_ms !== undefined) trace.deadline_ms = performance.now() + left_ms;
    return (await run(entry, request, caller, trace)) as never;
  }

  function begin(
    { method }: RpcMethod<Context>,
    from: { correlation_id?: string; traceparent?: string },
  ): Trace {
    return beginTrace(tracer, nameOf(method), "server", from, GRPC);
  }

  function run(entry: RpcMethod<Context>, request: unknown, caller: string, trace: Trace): Promise<unknown> {
    const handled = async () => {
      try {
        refuseLate();
        return await entry.handle(context, request as never, { caller } satisfies RpcCall);
      } catch (error) {
        if (!(error instanceof AppError)) log.error({ error, rpc: entry.method.name }, "an RPC failed");
        throw error;
      }
    };
    return tracing(trace, handled).catch((error: unknown) => {
      throw toConnectError(error);
    });
  }
}

/** What clients are made of. */
export interface RpcClientsOptions {
  identity: CallerIdentity;
  /** Where a service that is not in this process listens; none when it is nowhere. */
  addresses(service: string): string[];
  log: Log;
  metrics: Metrics;
}

/** Gives typed clients: in memory when the target is in this process, else gRPC to one of its addresses. */
export class RpcClients {
  readonly #o: RpcClientsOptions;
  readonly #local = new Map<string, RpcEndpoint>();
  readonly #remotes = new Map<string, Remote>();

  constructor(options: RpcClientsOptions) {
    this.#o = options;
  }

  addLocal(endpoint: RpcEndpoint): void {
    this.#local.set(endpoint.service, endpoint);
  }

  /** True when the target is part of this system at all. */
  knows(target: string): boolean {
    return this.#local.has(target) || this.#o.addresses(target).length > 0;
  }

  /**
   * A client for one contract at one service. Failures arrive as AppError; every call has a deadline
   * (5 s, or what is left of the request's).
   */
  client<Desc extends DescService>(caller: string, target: string, desc: Desc): Client<Desc> {
    const client: Record<string, Call> = {};
    for (const method of desc.methods) {
      const call: Call = async (request, options = {}) => {
        const timeoutMs = options.timeoutMs ?? remainingMs();
        const local = this.#local.get(target);
        try {
          if (!local)
            return await this.#remote(target).call(
              method,
              request,
              () => this.#headers(caller, target),
              timeoutMs,
            );
          const { correlation_id, traceparent, span } = currentTrace() ?? newTrace();
          const trace = { correlation_id, traceparent, deadline_ms: performance.now() + timeoutMs, span };
          return await within(timeoutMs, local.call(caller, method, request, trace));
        } catch (error) {
          throw fromConnectError(error);
        }
      };
      client[method.localName] = (request, options) =>
        currentTrace()?.span
          ? inSpan(nameOf(method), "client", GRPC, () => call(request, options))
          : call(request, options);
    }
    return client as Client<Desc>;
  }

  close(): void {
    for (const one of this.#remotes.values()) one.close();
  }

  #headers(caller: string, target: string): Headers {
    const headers = new Headers({ [CALLER]: this.#o.identity.sign(caller, target) });
    const trace = currentTrace();
    if (trace) {
      headers.set("traceparent", trace.traceparent);
      headers.set(CORRELATION, trace.correlation_id);
    }
    return headers;
  }

  #remote(target: string): Remote {
    const known = this.#remotes.get(target);
    if (known) return known;
    const addresses = this.#o.addresses(target);
    if (addresses.length === 0)
      throw new AppError("unavailable", "dependency_unavailable", {
        detail: `No service ${target} in this system.`,
      });
    const made = remote(target, addresses, this.#o.log, this.#o.metrics);
    this.#remotes.set(target, made);
    return made;
  }
}

const GRPC = { "rpc.system.name": "grpc" };
const nameOf = ({ name, parent }: DescMethod) => `${parent.typeName}/${name}`;

type Call = (request: unknown, options?: { timeoutMs?: number }) => Promise<unknown>;

function within<T>(timeout_ms: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new ConnectError("the operation timed out", Code.DeadlineExceeded));
    const timer = setTimeout(late, timeout_ms);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** At least a moment: what is late is refused by whoever is asked. */
const remainingMs = () => Math.max(1, Math.floor(Math.min(DEADLINE_MS, leftMs())));
