import assert from "node:assert/strict";
import { test } from "node:test";
import { momentAt } from "./moment.ts";

test("a moment is told in the venue's time, and says whose that is", () => {
  const winter = new Date("2026-12-05T19:30:00Z");
  assert.equal(momentAt(winter, "Europe/Dublin", "en-IE"), "Saturday 5 December 2026 at 19:30 GMT (Dublin)");
  assert.equal(momentAt(winter, "Europe/Berlin", "de"), "Samstag, 5. Dezember 2026 um 20:30 MEZ (Berlin)");
  assert.match(momentAt(winter, "America/New_York", "en-US"), /2:30\sPM EST \(New York\)$/);
  assert.match(momentAt(winter, "", "en-GB"), /19:30 UTC$/);
  // One hour twice in the night when clocks go back: the zone's name tells them apart.
  const [first, second] = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"].map((at) =>
    momentAt(new Date(at), "Europe/Dublin", "en-IE"),
  );
  assert.notEqual(first, second);
});
