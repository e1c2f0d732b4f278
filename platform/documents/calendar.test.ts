import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { calendarFile } from "./calendar.ts";

const event = {
  uid: "019a@foyer.example",
  sequence: 3,
  starts_at: new Date("2026-10-25T01:00:00Z"),
  ends_at: new Date("2026-10-25T01:30:00Z"),
  stamped_at: new Date("2026-10-01T09:15:30.250Z"),
  summary: "Haircut; wash, cut\nand go \\o/",
  description: "",
  location: "Harbour House, Cork",
};
const unfold = (text: string) => text.replaceAll("\r\n ", "");
const valueOf = (text: string, name: string) => new RegExp(`^${name}:(.*)\r$`, "m").exec(unfold(text))?.[1];

test("a calendar file says when, in UTC, and escapes what would end a value", () => {
  const text = calendarFile([event]);
  assert.deepEqual(
    ["METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION"].map(
      (name) => valueOf(text, name),
    ),
    [
      "PUBLISH",
      "019a@foyer.example",
      "3",
      "20261001T091530Z",
      "20261025T010000Z",
      "20261025T013000Z",
      "Haircut\\; wash\\, cut\\nand go \\\\o/",
      "Harbour House\\, Cork",
      undefined,
    ],
  );
  assert.ok(text.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.endsWith("END:VCALENDAR\r\n"));
});

test("no line is longer than 75 octets, no character is cut, and unfolded nothing is missing", () => {
  const text = (summary: string) => calendarFile([{ ...event, summary }]);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (summary) => {
      const lines = text(summary).split("\r\n");
      for (const line of lines) {
        const octets = Buffer.from(line);
        assert.ok(octets.length <= 75);
        assert.equal(octets.toString(), line);
      }
      const back = valueOf(text(summary), "SUMMARY")!.replaceAll(/\\(.)/g, (_, c: string) =>
        c === "n" ? "\n" : c,
      );
      assert.equal(back, summary.replaceAll(/\r\n|\r/g, "\n"));
    }),
  );
});
