import { Kafka, logLevel } from "kafkajs";
import type { Environment } from "../config.ts";
import { newId } from "../ids.ts";

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
  return {
    env: {
      KAFKA_BROKERS: brokers,
      KAFKA_USERNAME: process.env.KAFKA_USERNAME,
      KAFKA_PASSWORD: process.env.KAFKA_PASSWORD,
      KAFKA_TOPIC_PREFIX: prefix,
    },
    drop: () => dropTopics(brokers.split(","), prefix),
  };
}

async function dropTopics(brokers: string[], prefix: string): Promise<void> {
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${prefix}.`));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  await admin.disconnect();
}
