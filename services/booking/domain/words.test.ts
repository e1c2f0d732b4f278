import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { newId } from "../../../platform/ids.ts";
import { basketOf, ownersOf } from "./basket.ts";
import { preferredLanguage } from "./language.ts";
import { placeLabel } from "./place-words.ts";
import { REFERENCE_BYTES, referenceOf } from "./reference.ts";

test("references can be read aloud", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: REFERENCE_BYTES, maxLength: REFERENCE_BYTES }), (random) => {
      assert.match(referenceOf(random), /^FY-[34679ACDEFGHJKMNPQRTWXY]{6}$/);
    }),
  );
});

test("the language a browser wants first", () => {
  assert.equal(preferredLanguage("en;q=0.5, de-AT, fr;q=0.9"), "de-AT");
  assert.equal(preferredLanguage("*"), undefined);
  assert.equal(preferredLanguage("x y z;;;q=;,"), undefined);
  assert.equal(preferredLanguage("de;q=0, fr;q=0.1"), "fr");
  assert.equal(preferredLanguage(undefined), undefined);
  fc.assert(fc.property(fc.string(), (header) => void preferredLanguage(header)));
});

test("where a place is, in the language of the booking", () => {
  const place = { place_id: newId(), section: "Stalls", row: "B", label: "7" };
  assert.equal(placeLabel(place, "en-IE"), "Stalls, row B, seat 7");
  assert.equal(placeLabel(place, "de"), "Stalls, Reihe B, Platz 7");
  assert.equal(placeLabel({ ...place, row: "" }, "ga"), "Stalls, seat 7");
});

test("an item that stays in a basket keeps its id, word for word, however its fields are ordered", () => {
  const [product_id, variant_id] = [newId(), newId()];
  const before = basketOf(
    [
      { type: "product", product_id, variant_id, quantity: 2 },
      { type: "product", product_id, quantity: 1 },
    ],
    [],
    (n) => `old ${n}`,
  );
  const now = basketOf(
    [
      { type: "product", product_id, quantity: 1 },
      { quantity: 2, variant_id, product_id, type: "product" },
      { type: "product", product_id, quantity: 1 },
    ],
    before,
    (n) => `new ${n}`,
  );
  assert.deepEqual(
    now.map(({ id, position }) => [id, position]),
    [
      ["old 1", 0],
      ["old 0", 1],
      ["new 2", 2],
    ],
  );
  assert.deepEqual(ownersOf(now), ["catalog"]);
});
