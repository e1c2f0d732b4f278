import type { Client } from "@connectrpc/connect";
import type { LogService } from "../../contracts/gen/log/v1/log_pb.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { LogOwner } from "./log-service.ts";
import type { TakerOptions } from "./take.ts";

/** How many events are taken in one transaction, at most. */
export const BATCH = 200;

/** How events get from the log of the service that says them to those that take them. */
export interface Bus {
  readonly name: "postgres" | "kafka";
  /** What sends a service's log on; undefined: its readers come to the log. */
  relay?(owner: LogOwner, service: string, log: Log): Pump;
  /** What one service takes from one producer, each event once and those of one key in their order. */
  reader<Context>(subscription: Subscription<Context>): Pump;
  /** undefined: there is nothing beside the databases that could be away. */
  reachable?(): Promise<boolean>;
  close(): Promise<void>;
}

export interface Subscription<Context> extends TakerOptions<Context> {
  service: string;
  /** The producer's log itself. */
  source: Client<typeof LogService>;
  metrics: Metrics;
}

/** Something that is run again and again, by one loop and perhaps by somebody who drains. */
export interface Pump {
  /**
   * Moves on what is there, waiting up to wait_ms for some.
   * @param wait_ms 0: whoever asks wants to know whether anything is left
   * @returns how much was done
   */
  pump(wait_ms: number): Promise<number>;
  /** Lets go of what it holds; it is not pumped any more. */
  close(): Promise<void>;
}
