import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { z } from "zod";
import { AppError } from "../errors.ts";
import { pageFrom, readCursor } from "./page.ts";

test("pages follow each other without a gap or a repeat", () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 20 }), (count, limit) => {
      const all = Array.from({ length: count }, (_, id) => ({ id }));
      const seen: number[] = [];
      for (let cursor: string | null | undefined = undefined; cursor !== null;) {
        const after: number = readCursor(z.int(), cursor ?? undefined) ?? -1;
        const rows = all.filter(({ id }) => id > after).slice(0, limit + 1);
        const page = pageFrom(rows, limit, ({ id }) => id);
        assert.ok(page.items.length <= limit);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next_cursor;
      }
      assert.deepEqual(seen, [...all.keys()]);
    }),
  );
});

test("what is no cursor is refused, whatever it is", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.throws(() => readCursor(z.uuid(), text), AppError);
    }),
  );
});
