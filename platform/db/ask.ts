import type { Duplex } from "node:stream";
import pg from "pg";
import type { Span } from "../telemetry/span.ts";
import { currentTrace } from "../trace.ts";
import type { Query } from "./sql.ts";
import { statementName } from "./statement-name.ts";

const corked = new WeakSet<Duplex>();

/**
 * Sends a statement. Everything that is asked in the same turn of the event loop leaves in one packet: writing to
 * a socket costs as much as all the rest of asking.
 */
export function ask(client: pg.PoolClient, query: Query | string): Promise<pg.QueryResult> {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  if (!corked.has(stream)) {
    corked.add(stream);
    stream.cork();
    process.nextTick(() => {
      corked.delete(stream);
      stream.uncork();
    });
  }
  const span = spanOf(query);
  return new Promise((resolve, reject) => {
    const answered = (error: Error | undefined, result: pg.QueryResult) => {
      span?.end(error ?? undefined);
      if (!error) return resolve(result);
      Error.captureStackTrace(error);
      reject(error);
    };
    if (typeof query === "string") {
      client.query(query, answered);
      return;
    }
    // Given as an object, it would be copied property by property.
    const prepared = new pg.Query(query.text, query.values, answered as never);
    (prepared as unknown as { name: string }).name = query.name;
    client.query(prepared);
  });
}

function spanOf(query: Query | string): Span | undefined {
  const above = currentTrace()?.span;
  if (!above) return undefined;
  const { name, attributes } = statementName(typeof query === "string" ? query : query.text);
  return above.child(name, "client", attributes);
}
