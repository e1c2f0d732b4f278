import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabases } from "../../../platform/testing/databases.ts";
import { checkStatements } from "../../../platform/testing/statements.ts";
import { user } from "../service.ts";

test("every statement fits the schema and its row type", async () => {
  const databases = await testDatabases();
  try {
    const url = await databases.create(user.name, user.migrations!);
    assert.ok((await checkStatements(url)) > 6);
  } finally {
    await databases.drop();
  }
});
