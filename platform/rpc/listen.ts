import { createServer, type ServerHttp2Session } from "node:http2";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import { ErrorDetailSchema } from "../../contracts/gen/error/v1/error_pb.ts";
import { Health } from "../../contracts/gen/grpc/health/v1/health_pb.ts";
import { serveHealth } from "./health.ts";
import { serveReflection } from "./reflection.ts";
import type { RpcEndpoint } from "./rpc.ts";

/** Longer than a call may take. */
const PATIENCE_MS = 6_000;

/**
 * Serves an endpoint as gRPC (cleartext HTTP/2) on one port, with gRPC's own health and reflection beside it:
 * these two answer strangers, everything else wants a caller's identity.
 * @param options.ready whether the service can do its work
 */
export async function listenRpc(
  endpoint: RpcEndpoint,
  options: { host: string; port: number; ready(): Promise<boolean> },
): Promise<{ port: number; stop(): Promise<void> }> {
  const stopping = new AbortController();
  const names = endpoint.contracts.map(({ typeName }) => typeName);
  const server = createServer(
    connectNodeAdapter({
      shutdownSignal: stopping.signal,
      routes(router) {
        endpoint.routes(router);
        serveHealth(router, names, options.ready);
        serveReflection(router, [...endpoint.contracts, Health], [ErrorDetailSchema.file]);
      },
    }),
  );
  const sessions = new Set<ServerHttp2Session>();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("close", () => sessions.delete(session));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as { port: number }).port,
    async stop() {
      // Only those who watch hear it: other calls end by themselves.
      stopping.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const session of sessions) session.close();
      const impatient = setTimeout(() => sessions.forEach((session) => session.destroy()), PATIENCE_MS);
      await closed;
      clearTimeout(impatient);
    },
  };
}
