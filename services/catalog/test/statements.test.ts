import assert from "node:assert/strict";
import { test } from "node:test";
import { checkStatements } from "../../../platform/testing/statements.ts";
import { openShop } from "./shop.ts";

test("every statement fits the schema", async () => {
  await using shop = await openShop();
  assert.ok((await checkStatements(shop.harness.env.CATALOG_DATABASE_URL!)) > 40);
});
