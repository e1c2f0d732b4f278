import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarFile } from "./ics.ts";

const entry = {
  uid: "0198",
  title: "Wine, cheese; and \\ night",
  place: "Great Hall, Cork",
  description: "line one\nline two",
  starts_at: "2026-12-05T19:30:00.000Z",
  ends_at: "2026-12-05T22:10:00.000Z",
};

test("times are UTC and text is escaped", () => {
  const lines = calendarFile([entry], new Date("2026-11-26T14:00:00Z")).split("\r\n");
  assert.ok(lines.includes("DTSTART:20261205T193000Z"));
  assert.ok(lines.includes("DTSTAMP:20261126T140000Z"));
  assert.ok(lines.includes("SUMMARY:Wine\\, cheese\\; and \\\\ night"));
  assert.ok(lines.includes("DESCRIPTION:line one\\nline two"));
});

test("no line is longer than 75 octets and no letter is cut", () => {
  const title = "Süßes für 🎭 ".repeat(20).trim();
  const file = calendarFile([{ ...entry, title }], new Date(0));
  for (const line of file.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.ok(file.replaceAll("\r\n ", "").includes(`SUMMARY:${title}`));
});
