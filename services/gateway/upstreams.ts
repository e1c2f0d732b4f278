import type { FastifyInstance } from "fastify";
import { PREFIXES } from "../../contracts/types/prefixes.ts";
import { CLIENT_ADDRESS, clientAddress, TIME_LEFT } from "../../platform/http/client-address.ts";
import { mountRelay } from "../../platform/http/mount-relay.ts";
import { Relay } from "../../platform/http/relay.ts";
import type { Context } from "./context.ts";

const SOCKETS = "/ws";

/**
 * Passes on what belongs to services that run elsewhere, by the same table of prefixes. Identity headers of the
 * client mean nothing to them: each service checks the token itself.
 */
export async function passOn(context: Context, app: FastifyInstance): Promise<void> {
  const address = clientAddress(context.secrets);
  const prefixes = Map.groupBy(Object.entries(PREFIXES), ([, owner]) => owner);
  for (const [owner, entries] of prefixes) {
    const addresses = context.upstreams(owner);
    if (addresses.length === 0) continue;
    const relay = new Relay({ target: owner, addresses, log: context.log, metrics: context.metrics });
    const own = entries.map(([prefix]) => prefix);
    await mountRelay(app, relay, {
      prefixes: own.filter((prefix) => prefix !== SOCKETS),
      path: ({ raw }) => raw.url!,
      headers: ({ address: client, trace }) => ({
        [CLIENT_ADDRESS]: address.sign(client),
        [TIME_LEFT]: Math.ceil(trace.deadline_ms! - performance.now()),
        "x-correlation-id": trace.correlation_id,
        traceparent: trace.traceparent,
      }),
      deadline_ms: ({ trace }) => trace.deadline_ms!,
    });
    if (own.includes(SOCKETS)) passSockets(relay, app);
  }
}

function passSockets(relay: Relay, app: FastifyInstance): void {
  app.server.on("upgrade", (request, socket, head) => {
    if (request.url?.split("?")[0] !== SOCKETS) return;
    void relay.tunnels.pass(request, socket, head, { path: request.url, headers: {} });
  });
}
