import type { Kafka } from "kafkajs";

const CLOSE_MS = 5_000;
/** Few: whoever uses a client has a loop of its own that begins anew with another client. */
export const RETRIES = { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 };

/** One Kafka for the whole process: what relay and readers need of it. */
export interface Cluster {
  client: Kafka;
  /** `foyer.booking` */
  topicOf(producer: string): string;
  /** Makes a topic where there is none. @returns true when nothing was ever written to it */
  open(topic: string): Promise<boolean>;
  /** True while a group has not taken everything of a topic. */
  isBehind(group: string, topic: string): Promise<boolean>;
}

/** @throws when it takes longer */
export async function within<Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
    // It may still fail after nobody waits for it.
    answer.catch(() => undefined);
  }
}

/** Ends a client that may hang on a broker that is away. */
export const letGo = (client: { disconnect(): Promise<void> } | undefined): Promise<void> =>
  client ? within(CLOSE_MS, client.disconnect()).catch(() => undefined) : Promise.resolve();
