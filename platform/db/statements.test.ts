import assert from "node:assert/strict";
import { test } from "node:test";
import "../audit.ts";
import "../testing/toy/counter.ts";
import "../events/kafka.ts";
import "../events/postgres.ts";
import "../work.ts";
import "./parked.ts";
import { testDatabases } from "../testing/databases.ts";
import { checkStatements } from "../testing/statements.ts";
import { sql } from "./sql.ts";

test("every statement of the chassis fits its schema, and a wrong one is found", async () => {
  const databases = await testDatabases();
  try {
    const url = await databases.create("toy", new URL("../testing/toy/migrations/", import.meta.url));
    assert.ok((await checkStatements(url)) >= 30);
    sql({ seq: "text" }, "select seq from log_head");
    await assert.rejects(checkStatements(url), /columns of: select seq from log_head/);
  } finally {
    await databases.drop();
  }
});
