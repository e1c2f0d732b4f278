import { sql } from "../db/sql.ts";
import { newId } from "../ids.ts";
import { startPair } from "../testing/toy/pair.ts";
import { conformance } from "./conformance.ts";

const rewindCursor = sql({}, "update event_cursors set seq = 0");
const insertRaw = sql(
  {},
  "insert into outbox (event_id, type, subject, event) values ($1, 'booking.created', '', $2)",
);

// Between databases every text is JSON, and the log has an order.
const BABBLE = [[], "text", {}, { id: "17" }, { id: newId(), type: "booking.created", subject: "" }];

conformance("PostgreSQL", async () => {
  const env = { KAFKA_BROKERS: undefined };
  return {
    env,
    async again({ to, harness }) {
      await rewindCursor.run(to.db);
      // A new instance asks where it stands.
      const twin = await startPair({ ...harness.env });
      await twin.harness.drain();
      await twin.stop();
    },
    async babble({ from }) {
      const large = { text: "x".repeat(1_000_000) };
      for (const value of [...BABBLE, large]) await insertRaw.run(from.db, newId(), JSON.stringify(value));
      return BABBLE.length + 1;
    },
    clean: () => Promise.resolve(),
  };
});
