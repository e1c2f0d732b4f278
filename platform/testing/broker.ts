import type { Kafka } from "kafkajs";
import { type Environment, Settings } from "../config.ts";
import { clientOf } from "../events/kafka.ts";
import { kafkaConfig } from "../events/settings.ts";
import { newId } from "../ids.ts";
import { createLog } from "../log.ts";

/** A broker for one test: topics of its own on the Kafka that the settings name. */
export interface TestBroker {
  /** What the services are told; nothing where there is no Kafka. */
  env: Environment;
  /** Removes the topics. */
  drop(): Promise<void>;
}

/** @param given what the test says itself: it may name a Kafka or rule it out, and share another's topics */
export function testBroker(given: Environment): TestBroker {
  const brokers = "KAFKA_BROKERS" in given ? given.KAFKA_BROKERS : process.env.KAFKA_BROKERS;
  if (!brokers || given.KAFKA_TOPIC_PREFIX)
    return { env: { KAFKA_BROKERS: brokers }, drop: () => Promise.resolve() };
  const prefix = `test-${newId()}`;
  const { KAFKA_USERNAME, KAFKA_PASSWORD, KAFKA_SASL, KAFKA_TLS } = process.env;
  const account = { KAFKA_USERNAME, KAFKA_PASSWORD, KAFKA_SASL, KAFKA_TLS };
  const env = { KAFKA_BROKERS: brokers, ...account, KAFKA_TOPIC_PREFIX: prefix };
  return { env, drop: () => dropTopics(env, prefix) };
}

/** Who talks to the broker as the services of these settings do. */
export const clientFor = (env: Environment): Kafka =>
  clientOf(kafkaConfig(new Settings(env))!, createLog("test", "silent"));

async function dropTopics(env: Environment, prefix: string): Promise<void> {
  const admin = clientFor(env).admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${prefix}.`));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  await admin.disconnect();
}
