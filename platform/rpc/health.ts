import { setTimeout as pause } from "node:timers/promises";
import { Code, ConnectError, type ConnectRouter } from "@connectrpc/connect";
import {
  Health,
  HealthCheckResponse_ServingStatus as Status,
} from "../../contracts/gen/grpc/health/v1/health_pb.ts";

const LOOK_EVERY_MS = 1_000;

/**
 * gRPC's standard health service: what `/ready` is to HTTP. One answer for every contract of a port, because
 * they share their database. Strangers may ask: it says no more than yes or no.
 * @param names full names of the contracts that are served here; the empty name is the whole server
 */
export function serveHealth(router: ConnectRouter, names: string[], ready: () => Promise<boolean>): void {
  const known = new Set(["", ...names]);
  const status = together(() => ready().then((ok) => (ok ? Status.SERVING : Status.NOT_SERVING)));
  router.service(Health, {
    async check({ service }) {
      if (!known.has(service)) throw new ConnectError("no such service here", Code.NotFound);
      return { status: await status() };
    },
    async list() {
      const now = await status();
      return { statuses: Object.fromEntries([...known].map((name) => [name, { status: now }])) };
    },
    async *watch({ service }, { signal }) {
      let told: Status | undefined;
      for (let ended = false; ; ended = signal.aborted) {
        const now = known.has(service) ? await status() : Status.SERVICE_UNKNOWN;
        if (now !== told) yield { status: now };
        if (ended) return;
        told = now;
        // Ends early when the server stops: then the last news is told first.
        await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
      }
    },
  });
}

/** However many ask at once, the databases are asked once. */
function together<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => (running ??= ask().finally(() => (running = undefined)));
}
