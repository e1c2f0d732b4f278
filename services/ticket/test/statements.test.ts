import assert from "node:assert/strict";
import { test } from "node:test";
import { checkStatements } from "../../../platform/testing/statements.ts";
import { openHouse } from "./house.ts";

test("every statement fits the schema", async () => {
  await using house = await openHouse();
  assert.ok((await checkStatements(house.harness.env.TICKET_DATABASE_URL!)) > 40);
});
