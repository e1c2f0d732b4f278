import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabases } from "../../../platform/testing/databases.ts";
import { checkStatements } from "../../../platform/testing/statements.ts";
import { auth } from "../service.ts";

test("every statement fits the schema and its row type", async () => {
  const databases = await testDatabases();
  try {
    const url = await databases.create(auth.name, auth.migrations!);
    assert.ok((await checkStatements(url)) > 50);
  } finally {
    await databases.drop();
  }
});
