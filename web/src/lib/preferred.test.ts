import assert from "node:assert/strict";
import { test } from "node:test";
import { readPreferred } from "./preferred.ts";

test("preferences from anywhere: what is unknown is as if never chosen", () => {
  const never = { theme: "system", seats: "map" };
  for (const value of [undefined, null, 7, "dark", [], {}, { theme: "pink", seats: 1 }])
    assert.deepEqual(readPreferred(value), never);
  assert.deepEqual(readPreferred({ theme: "dark", seats: "list", other: 1 }), {
    theme: "dark",
    seats: "list",
  });
});
