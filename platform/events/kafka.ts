import { setTimeout as pause } from "node:timers/promises";
import { type Admin, Kafka, logLevel } from "kafkajs";
import type { Log } from "../log.ts";
import type { Bus, Pump } from "./bus.ts";
import { type Cluster, letGo, RETRIES, within } from "./kafka-cluster.ts";
import { KafkaReader } from "./kafka-reader.ts";
import { KafkaRelay } from "./kafka-relay.ts";
import type { KafkaConfig } from "./settings.ts";

/** So many instances of a service can share the events of one producer. */
const PARTITIONS = 6;
const DAY_MS = 86_400_000;
/** As long as a log is kept; an inbox remembers longer, so that whatever is read again is known. */
const RETENTION_MS = 7 * DAY_MS;
const MOST_BYTES = 5_000_000;
const CHECK_MS = 500;
const PATIENCE = 20;
const DRAIN_PATIENCE_MS = 60_000;
const PAUSE_MS = 100;
const TIMEOUTS = { connectionTimeout: 3_000, requestTimeout: 5_000 };

/** A relay per service sends its log to a topic of its own; consumer groups read it there. */
export function openKafka(config: KafkaConfig, log: Log): Bus {
  const client = clientOf(config, log);
  const asking = askingOf(client);
  const cluster: Cluster = {
    client,
    topicOf: (producer) => `${config.prefix}.${producer}`,
    open: (topic) => asking.ask((admin) => openTopic(admin, topic)),
    isBehind: (group, topic) => asking.ask((admin) => isBehind(admin, group, topic)),
  };
  return {
    name: "kafka",
    relay: (owner, service, of) => patient(new KafkaRelay(cluster, owner, cluster.topicOf(service), of)),
    reader: (subscription) => {
      const group = `${config.prefix}.${subscription.service}.${subscription.producer}`;
      return patient(new KafkaReader(cluster, group, subscription));
    },
    reachable: () =>
      within(
        CHECK_MS,
        asking.ask((admin) => admin.describeCluster()),
      ).then(
        () => true,
        () => false,
      ),
    close: () => asking.close(),
  };
}

/** A loop tries again by itself; whoever drains waits for a broker that is not ready yet, but not for ever. */
function patient(moving: Pump): Pump {
  let failing_since: number | undefined;
  return {
    async pump(wait_ms) {
      try {
        const done = await moving.pump(wait_ms);
        failing_since = undefined;
        return done;
      } catch (error) {
        failing_since ??= performance.now();
        if (wait_ms > 0 || performance.now() - failing_since > DRAIN_PATIENCE_MS) throw error;
        return pause(PAUSE_MS, 1);
      }
    },
    close: () => moving.close(),
  };
}

/** With the account and the patience that all of ours have. */
export function clientOf(config: KafkaConfig, log: Log): Kafka {
  const { mechanism, username, password } = config.credentials ?? {};
  return new Kafka({
    clientId: "foyer",
    brokers: config.brokers,
    ssl: config.tls,
    ...(mechanism ? { sasl: { mechanism, username, password } as never } : {}),
    ...TIMEOUTS,
    retry: RETRIES,
    // What matters is said by those who use it, once; the rest is for whoever looks closely.
    logLevel: logLevel.WARN,
    logCreator:
      () =>
      ({ namespace, log: line }) =>
        log.debug({ kafka: namespace, reason: line.error }, line.message),
  });
}

/** A topic that was just made, or moves to another broker, has no leader for a moment. */
const isMoving = (error: unknown) => {
  const { name, retriable } = error as { name?: string; retriable?: boolean };
  return name === "KafkaJSProtocolError" && retriable === true;
};

/** A connection for questions, made anew whenever one could not be answered. */
function askingOf(client: Kafka) {
  let current: Promise<Admin> | undefined;
  const drop = async (admin: Promise<Admin> | undefined) => {
    if (current === admin) current = undefined;
    await admin?.then(letGo, () => undefined);
  };
  const connect = async () => {
    const admin = client.admin();
    try {
      await admin.connect();
    } catch (error) {
      void admin.disconnect().catch(() => undefined);
      throw error;
    }
    return admin;
  };
  const askNow = async <Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> => {
    for (let left = PATIENCE; ; left--) {
      const asked = (current ??= connect());
      try {
        return await question(await asked);
      } catch (error) {
        await drop(asked);
        if (left === 0 || !isMoving(error)) throw error;
      }
      await pause(PAUSE_MS);
    }
  };
  // One after the other: a client that is ended under a question opens a connection that nobody closes.
  let busy: Promise<unknown> = Promise.resolve();
  return {
    ask<Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> {
      const next = busy.then(() => askNow(question));
      busy = next.catch(() => undefined);
      return next;
    },
    close: () => busy.then(() => drop(current)),
  };
}

async function openTopic(admin: Admin, topic: string): Promise<boolean> {
  try {
    await admin.createTopics({
      waitForLeaders: true,
      topics: [
        {
          topic,
          numPartitions: PARTITIONS,
          configEntries: [
            { name: "retention.ms", value: String(RETENTION_MS) },
            { name: "max.message.bytes", value: String(MOST_BYTES) },
          ],
        },
      ],
    });
  } catch (error) {
    // Where only the operator may make topics, they are there already.
    const [first] = (error as { errors?: { type?: string }[] }).errors ?? [];
    if (!first?.type?.endsWith("AUTHORIZATION_FAILED")) throw error;
  }
  return (await admin.fetchTopicOffsets(topic)).every(({ high }) => high === "0");
}

async function isBehind(admin: Admin, groupId: string, topic: string): Promise<boolean> {
  const ends = await admin.fetchTopicOffsets(topic);
  const [taken] = await admin.fetchOffsets({ groupId, topics: [topic] });
  const next = new Map(taken?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  return ends.some(
    ({ partition, low, high }) => Math.max(next.get(partition) ?? -1, Number(low)) < Number(high),
  );
}
