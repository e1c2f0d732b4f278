import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabases } from "../../../platform/testing/databases.ts";
import { checkStatements } from "../../../platform/testing/statements.ts";
import { payment } from "../service.ts";

test("every statement fits the schema, with the columns it declares", async () => {
  const databases = await testDatabases();
  try {
    const url = await databases.create("payment", payment.migrations!);
    assert.ok((await checkStatements(url)) >= 25);
  } finally {
    await databases.drop();
  }
});
