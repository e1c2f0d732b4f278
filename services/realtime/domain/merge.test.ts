import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addChanges, noChanges } from "./merge.ts";
import { parseRoom } from "./room.ts";

test("what is pushed together leaves each place as the last word has it", () => {
  const place: fc.Arbitrary<string> = fc.constantFrom("a", "b", "c", "d");
  const event = fc.oneof(
    place.map((id) => ({ taken: [id], held: [id], freed: [] as string[] })),
    place.map((id) => ({ taken: [id], held: [] as string[], freed: [] as string[] })),
    place.map((id) => ({ taken: [] as string[], held: [] as string[], freed: [id] })),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const changes = noChanges();
      const last = new Map<string, string>();
      events.forEach((one, index) => {
        addChanges(changes, index + 1, one);
        for (const id of one.taken) last.set(id, one.held.includes(id) ? "held" : "taken");
        for (const id of one.freed) last.set(id, "freed");
      });
      assert.equal(changes.version, events.length);
      for (const [id, state] of last) {
        assert.equal(changes.freed.has(id), state === "freed");
        assert.equal(changes.taken.has(id), state !== "freed");
        assert.equal(changes.held.has(id), state === "held");
      }
    }),
  );
});

test("only what is named like a room is one", () => {
  const id = "01890000-0000-7000-8000-000000000000";
  assert.deepEqual(parseRoom(`event:${id}`), { kind: "event", id });
  for (const name of [`event:${id}:x`, `admin:${id}`, "event:42", "", 7, null, `event:${"a".repeat(100)}`])
    assert.equal(parseRoom(name), undefined);
});
