import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabases } from "../../../platform/testing/databases.ts";
import { checkStatements } from "../../../platform/testing/statements.ts";
import { event } from "../service.ts";

test("every statement fits the migrated schema", async () => {
  const databases = await testDatabases();
  try {
    const url = await databases.create("event", event.migrations!);
    assert.ok((await checkStatements(url)) >= 20);
  } finally {
    await databases.drop();
  }
});
