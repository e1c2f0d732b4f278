import type { Client } from "@connectrpc/connect";
import type { LogService } from "../../contracts/gen/log/v1/log_pb.ts";
import type { CloudEvent } from "../../contracts/types/event.ts";
import type { Log } from "../log.ts";
import type { Tracer } from "../telemetry/span.ts";
import { beginTrace, withTrace } from "../trace.ts";
import type { EventWatcher } from "./handler.ts";

const BATCH = 500;

/** Reads one producer's log from its end, for an instance that keeps nothing. */
export class BroadcastReader<Context> {
  readonly #source: Client<typeof LogService>;
  readonly #watchers: EventWatcher<Context>[];
  readonly #context: Context;
  readonly #log: Log;
  readonly #tracer: Tracer | undefined;
  #after: bigint | undefined;

  constructor(
    source: Client<typeof LogService>,
    watchers: EventWatcher<Context>[],
    context: Context,
    log: Log,
    tracer?: Tracer,
  ) {
    this.#source = source;
    this.#watchers = watchers;
    this.#context = context;
    this.#log = log;
    this.#tracer = tracer;
  }

  /** @returns how many entries were passed */
  async pump(wait_ms: number): Promise<number> {
    if (this.#after === undefined) {
      this.#after = (await this.#source.read({ afterSeq: -1n, limit: 1 })).headSeq;
    }
    const from = this.#after;
    const { entries } = await this.#source.read(
      { afterSeq: from, limit: BATCH, waitMs: wait_ms },
      { timeoutMs: wait_ms + 5_000 },
    );
    if (this.#after !== from) return 0;
    for (const entry of entries) this.#show(JSON.parse(entry.event) as CloudEvent, Number(entry.seq));
    this.#after = entries.at(-1)?.seq ?? from;
    return entries.length;
  }

  #show(event: CloudEvent, seq: number): void {
    for (const watcher of this.#watchers) {
      if (watcher.type.type !== event.type) continue;
      try {
        if (this.#tracer) this.#traced(this.#tracer, watcher, event, seq);
        else watcher.watch(this.#context, event as CloudEvent<never>, seq);
      } catch (error) {
        this.#log.error({ error, event_type: event.type }, "a broadcast reader failed");
      }
    }
  }
  #traced(tracer: Tracer, watcher: EventWatcher<Context>, event: CloudEvent, seq: number): void {
    const from = { correlation_id: event.correlationid, traceparent: event.traceparent };
    const trace = beginTrace(tracer, `show ${event.type}`, "consumer", from);
    withTrace(trace, () => watcher.watch(this.#context, event as CloudEvent<never>, seq));
    trace.span?.end();
  }
}
