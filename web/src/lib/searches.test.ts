import assert from "node:assert/strict";
import { test } from "node:test";
import { backSearch, browseSearch, doorSearch } from "./searches.ts";

test("only our own pages are a way back", () => {
  assert.deepEqual(backSearch({ back: "/bookings" }), { back: "/bookings" });
  for (const back of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    7,
    {},
  ]) {
    assert.deepEqual(backSearch({ back }), {}, String(back));
  }
});

test("an address typed by anybody becomes a search that makes sense", () => {
  assert.deepEqual(browseSearch({ q: "  moon ", when: "never", from: "2026-12-05" }), { q: "moon" });
  assert.deepEqual(browseSearch({ when: "dates", from: "2026-12-05", to: "2026-99-99" }), {
    when: "dates",
    from: "2026-12-05",
  });
  assert.deepEqual(browseSearch({ kind: "product,seat,event", price: "2500", sort: "name" }), {
    kind: "event,product",
    price: 2500,
  });
  assert.deepEqual(browseSearch({ kind: "event,product,service", price: "-1", month: "2026-12" }), {});
  assert.deepEqual(browseSearch({ view: "days", month: "2026-13" }), { view: "days" });
  assert.deepEqual(doorSearch({ gate: "x".repeat(99) }).gate?.length, 60);
});
