import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { importRules } from "./tidy/import-rules.ts";
import { nameRules } from "./tidy/name-rules.ts";
import { readSources, source } from "./tidy/source-tree.ts";
import { textRules } from "./tidy/text-rules.ts";

const rules = [...importRules, ...nameRules, ...textRules];

suite("the tree keeps its rules", () => {
  const sources = readSources();
  for (const { title, advice, check } of rules) {
    test(title, () => {
      const places = check(sources);
      assert.ok(places.length === 0, `${advice}\n  ${places.join("\n  ")}`);
    });
  }

  test("files over 350 lines are a question", (t) => {
    for (const { path, text } of sources) {
      const lines = text.split("\n").length;
      if (lines > 350 && !path.endsWith(".md")) t.diagnostic(`${path} has ${lines} lines: is it one thing?`);
    }
  });
});

suite("each rule can be broken", () => {
  for (const { title, check, broken } of rules) {
    test(title, () => {
      const tree = Object.entries(broken);
      const places = check(tree.map(([path, text]) => source(path, text)));
      assert.ok(places.length >= tree.length, `found ${places.length} of ${tree.length} places`);
    });
  }
});
