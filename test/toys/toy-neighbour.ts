import type { Tx } from "../../platform/db/transaction.ts";
import type { EventType } from "../../contracts/types/event.ts";
import type { RpcMethod } from "../../platform/rpc/method.ts";
import type { SystemEntry } from "../../platform/runtime.ts";
import { service } from "../../platform/service.ts";
import type { Harness } from "../../platform/testing/harness.ts";

/** A service that says what the test tells it to: a log of its own, and the RPCs it is given. */
export function toyNeighbour(name: string, rpc: RpcMethod[] = []): SystemEntry {
  const migrations = new URL("../../platform/testing/toy/migrations/", import.meta.url);
  const toy = service({
    name,
    migrations,
    config: () => ({}),
    context: (base) => ({ ...base, db: base.db }),
    rpc,
  });
  return { name, http_port: 0, rpc_port: 0, load: async () => toy };
}

/** Makes a neighbour say that something happened. */
export async function say(
  harness: Harness,
  neighbour: string,
  type: EventType,
  data: Record<string, unknown>,
): Promise<void> {
  const { base } = harness.room(neighbour);
  await base.db.tx((tx: Tx) => base.outbox.add(tx, type, data));
}
