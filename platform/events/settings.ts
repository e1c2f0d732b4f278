import type { Settings } from "../config.ts";

/** A Kafka, or anything that speaks like it. */
export interface KafkaConfig {
  brokers: string[];
  tls: boolean;
  credentials: { mechanism: Mechanism; username: string; password: string } | undefined;
  /** What the names of topics and consumer groups begin with. */
  prefix: string;
}

const MECHANISMS = ["scram-sha-512", "scram-sha-256", "plain"] as const;
type Mechanism = (typeof MECHANISMS)[number];

/** @returns undefined: readers come to the log in its owner's database */
export function kafkaConfig(settings: Settings): KafkaConfig | undefined {
  const brokers = settings.optional(
    "KAFKA_BROKERS",
    "Kafka, comma-separated host:port; the same in every process; unless set, events go from database to database",
  );
  const group = settings.group("the account at Kafka", ["KAFKA_USERNAME", "KAFKA_PASSWORD"]);
  const mechanism = settings.choice("KAFKA_SASL", "how the account is proved", MECHANISMS, MECHANISMS[0]);
  const tls = settings.choice("KAFKA_TLS", "whether Kafka is spoken to over TLS", ["off", "on"], "off");
  const prefix = settings.text(
    "KAFKA_TOPIC_PREFIX",
    "what the names of Kafka's topics and groups begin with",
    "foyer",
  );
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(prefix))
    settings.problem("KAFKA_TOPIC_PREFIX", "must be lower-case letters, digits and hyphens");
  if (brokers === undefined) {
    if (group) settings.problem("KAFKA_BROKERS", "is missing, while there is an account for it");
    return undefined;
  }
  const list = brokers.split(",").map((broker) => broker.trim());
  if (!list.every((broker) => /^[^\s:/]+:\d{1,5}$/.test(broker)))
    settings.problem("KAFKA_BROKERS", "must be host:port, several of them comma-separated");
  return {
    brokers: list,
    tls: tls === "on",
    credentials: group && { mechanism, username: group.KAFKA_USERNAME, password: group.KAFKA_PASSWORD },
    prefix,
  };
}
