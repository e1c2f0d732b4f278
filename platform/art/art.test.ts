import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import type { ArtOptions } from "./art.ts";
import { ART_FAMILIES, ART_INKS, art } from "./art.ts";

/** Hashes of what the design's own drawing code makes of these slugs: pictures must never change. */
const GOLDEN: [slug: string, options: ArtOptions, hash: string][] = [
  ["midsummer-night", { family: "arch", inks: "dusk" }, "541a553d342e25ae"],
  ["harbour-lights", { family: "tide", inks: "harbour" }, "7fe02135d8ce29db"],
  ["open-studio-day", { family: "tile", inks: "poppy" }, "2ef2e18fcbeedcae"],
  ["cellar-club", { family: "chord", inks: "velvet" }, "5c4a25d9b2b10920"],
  ["new-year-gala", { family: "beam", inks: "brass" }, "d02a0f154b7d4808"],
  ["haircut", { family: "strand", inks: "glass" }, "73fd006b90914c2f"],
  ["yoga-class", { family: "bloom", inks: "moss" }, "1bc1a59824cf1d1c"],
  ["festival-t-shirt", { family: "tile", inks: "harbour", shape: "shirt" }, "3d194a1bb5e0eb0a"],
  ["gift-mug", { family: "tile", inks: "plum", shape: "mug" }, "6e940d190bb13aeb"],
  ["quay-street-fair", { wide: true }, "94844fea2078551e"],
  ["ünïcode-🎭", { wide: true }, "c638169188e7b9dd"],
];

/** The picture itself: ids differ per document, the namespace is only for files. */
function picture(svg: string): string {
  return svg.replace(' xmlns="http://www.w3.org/2000/svg"', "").replaceAll(/art-[a-z0-9]+/g, "K");
}

/** Reads the text as XML is read: every tag closed in order, attributes quoted, no stray < or &. */
function assertWellFormed(svg: string): void {
  const open: string[] = [];
  const rest = svg.replaceAll(
    /<(\/?)([a-zA-Z]+)((?: +[a-zA-Z:-]+="[^"<]*")*) *(\/?)>/g,
    (_, closing, name, attributes, empty) => {
      const names = [...attributes.matchAll(/ ([a-zA-Z:-]+)="/g)].map((match) => match[1]);
      assert.equal(new Set(names).size, names.length, `an attribute stands twice in ${name}: ${attributes}`);
      assert.ok(!/&(?!(?:amp|lt|gt|quot|#39);)/.test(attributes), attributes);
      if (closing) assert.equal(open.pop(), name);
      else if (!empty) open.push(name);
      return "";
    },
  );
  assert.equal(rest.slice(0, 100), "");
  assert.deepEqual(open, []);
}

test("every picture is the one of the design", () => {
  for (const [slug, options, hash] of GOLDEN) {
    const found = createHash("sha256")
      .update(picture(art(slug, options)))
      .digest("hex")
      .slice(0, 16);
    assert.equal(found, hash, slug);
  }
});

test("any slug, title and option gives a well-formed document without script or foreign address", () => {
  const options = fc.record({
    family: fc.option(fc.constantFrom(...ART_FAMILIES), { nil: undefined }),
    inks: fc.option(fc.constantFrom(...ART_INKS), { nil: undefined }),
    shape: fc.option(fc.constantFrom("shirt" as const, "mug" as const), { nil: undefined }),
    wide: fc.boolean(),
    title: fc.option(fc.string({ unit: "binary" }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), options, (slug, option) => {
      const svg = art(slug, option);
      assert.equal(art(slug, option), svg);
      assert.ok(!/NaN|undefined|Infinity/.test(svg.replace(/aria-label="[^"]*"/, "")));
      assert.ok(!/<script|<foreignObject|href=|url\((?!#art-)/i.test(svg));
      assertWellFormed(svg);
    }),
    { numRuns: 150 },
  );
});

test("a title is text, whatever it contains", () => {
  const svg = art("a", { title: `"><script>alert('1')</script> & more\u0000` });
  assert.ok(
    svg.includes(
      'role="img" aria-label="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; more "',
    ),
  );
});

test("ids differ between pictures that may stand in one page", () => {
  const ids = ["a", "b"].flatMap((slug) =>
    [true, false].map((wide) => /clipPath id="(.*?)"/.exec(art(slug, { family: "arch", wide }))?.[1]),
  );
  assert.ok(ids.every(Boolean));
  assert.equal(new Set(ids).size, 4);
});
