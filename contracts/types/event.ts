import type { z } from "zod";

/** What an event is: its type, the version of its data, the shape of the data, one line of meaning. */
export interface EventType<Name extends string = string, Data extends z.ZodObject = z.ZodObject> {
  readonly type: Name;
  readonly version: number;
  readonly data: Data;
  /** The field of `data` that is the ordering key: events of one subject are seen in the order they happened. */
  readonly subject: string;
  readonly meaning: string;
}

/** A CloudEvent 1.0 as it stands in a log and on the wire. */
export interface CloudEvent<Data = Record<string, unknown>> {
  specversion: "1.0";
  id: string;
  /** `foyer/booking` */
  source: string;
  /** `booking.created` */
  type: string;
  /** The entity's id, the ordering key. */
  subject: string;
  /** RFC 3339, UTC */
  time: string;
  dataversion: number;
  correlationid: string;
  traceparent: string;
  data: Data;
}

export type DataOf<E> = E extends EventType<string, infer Data> ? z.output<Data> : never;
export type EventOf<E> = CloudEvent<DataOf<E>>;

/** Declares an event. Consumers read with unknown fields allowed, so that a producer may add some. */
export function defineEvent<const Name extends string, Data extends z.ZodObject>(
  type: Name,
  version: number,
  subject: keyof z.output<Data> & string,
  data: Data,
  meaning: string,
): EventType<Name, Data> {
  return Object.freeze({ type, version, subject, data, meaning });
}
