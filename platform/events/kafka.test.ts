import assert from "node:assert/strict";
import { test } from "node:test";
import { type Environment, Settings } from "../config.ts";
import { sql } from "../db/sql.ts";
import { newId } from "../ids.ts";
import { clientFor, testBroker } from "../testing/broker.ts";
import type { Pair } from "../testing/toy/pair.ts";
import { conformance, eventFor } from "./conformance.ts";
import { kafkaConfig } from "./settings.ts";

const readLog = sql(
  { seq: "int8", event: "text" },
  "select seq, event::text as event from outbox order by seq",
);

interface Message {
  key: string | null;
  value: string | Buffer | null;
  headers?: Record<string, string>;
}

/** As somebody who may write to the topic, but is no service of ours. */
async function produce({ harness: { env } }: Pair, messages: Message[]): Promise<void> {
  const producer = clientFor(env).producer();
  await producer.connect();
  for (const message of messages)
    await producer.send({ topic: `${env.KAFKA_TOPIC_PREFIX}.booking`, acks: -1, messages: [message] });
  await producer.disconnect();
}

const seq = { seq: "1" };
const BABBLE: Message[] = [
  { key: null, value: "{ not json", headers: seq },
  { key: "a", value: Buffer.from([0xff, 0xfe, 0x00, 0x80]), headers: seq },
  { key: "a", value: null, headers: seq },
  { key: "a", value: JSON.stringify({ ...eventFor(newId()), id: undefined }), headers: seq },
  { key: "a", value: JSON.stringify(eventFor(newId())) },
  { key: "a", value: JSON.stringify({ text: "x".repeat(900_000) }), headers: seq },
  { key: "a", value: "x".repeat(1_000_000), headers: seq },
];

if (process.env.KAFKA_BROKERS)
  conformance("Kafka", async () => {
    const broker = testBroker({});
    return {
      env: broker.env,
      async again(pair) {
        const rows = await readLog.all(pair.from.db);
        const messages = rows.map((row) => ({
          key: (JSON.parse(row.event) as { subject: string }).subject,
          value: row.event,
          headers: { seq: String(row.seq) },
        }));
        await produce(pair, [...messages.toReversed(), ...messages]);
      },
      async babble(pair) {
        await produce(pair, BABBLE);
        return BABBLE.length;
      },
      clean: () => broker.drop(),
    };
  });
else test("Kafka carries events as every bus has to", { skip: "KAFKA_BROKERS is not set" }, () => undefined);

test("half of Kafka's settings is a problem that names what is missing", () => {
  const problems = (env: Environment) => {
    const settings = new Settings(env);
    kafkaConfig(settings);
    return settings.problems.map(({ name }) => name);
  };
  const whole = { KAFKA_BROKERS: "one:9092, two:9092", KAFKA_USERNAME: "foyer", KAFKA_PASSWORD: "secret" };
  assert.deepEqual(problems({}), []);
  assert.deepEqual(problems({ KAFKA_BROKERS: "localhost:9092" }), []);
  assert.deepEqual(problems(whole), []);
  assert.deepEqual(problems({ ...whole, KAFKA_PASSWORD: undefined }), ["KAFKA_PASSWORD"]);
  assert.deepEqual(problems({ ...whole, KAFKA_BROKERS: undefined }), ["KAFKA_BROKERS"]);
  assert.deepEqual(problems({ ...whole, KAFKA_BROKERS: "http://kafka", KAFKA_TOPIC_PREFIX: "a.b" }), [
    "KAFKA_TOPIC_PREFIX",
    "KAFKA_BROKERS",
  ]);
  assert.deepEqual(kafkaConfig(new Settings(whole))?.brokers, ["one:9092", "two:9092"]);
});
