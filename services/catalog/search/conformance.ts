import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import { searchable } from "../domain/text.ts";
import type { SearchDocument, SearchEngine, SearchQuery, SearchResult } from "./engine.ts";
import { wordsOf } from "./read-query.ts";

const NOW = new Date("2027-06-01T12:00:00Z");
const day = (date: string) => new Date(`2027-${date}T19:00:00Z`);

/** In order, as what sorts alike is sorted by id. */
const ids = Array.from({ length: 20 }, newId).toSorted((a, b) => (a < b ? -1 : 1));
const document = (title: string, change: Partial<SearchDocument> = {}): SearchDocument => ({
  id: ids.shift()!,
  kind: "event",
  title: searchable(title),
  keywords: "",
  body: "",
  category: "theatre",
  city: "Cork",
  price_amount: 2_000,
  starts: [day("06-21")],
  ends_at: day("06-22"),
  access: [],
  ...change,
});
const undated = { starts: [], ends_at: null };

const midsummer = document("Midsummer Night", {
  keywords: "theatre shakespeare",
  body: searchable("Lovers, fairies, and a play in the forest. Café open."),
  starts: [day("06-21"), day("06-20"), day("05-20")],
  price_amount: 4_800,
  access: ["ACCESSIBLE", "COMPANION"],
});
const lights = document("Harbour Lights", {
  category: "festival",
  body: "a festival by the water, in the middle of summer",
  starts: [day("07-10")],
  ends_at: day("07-12"),
  price_amount: 6_500,
  access: ["ACCESSIBLE"],
});
const gala = document("New Year Gala", {
  category: "gala",
  city: "Berlin",
  starts: [day("12-31")],
  ends_at: day("12-31"),
  price_amount: 9_000,
});
const over = document("Midsummer last year", { starts: [day("05-01")], ends_at: day("05-02") });
const shirt = document("Festival T-Shirt", {
  kind: "product",
  category: "merchandise",
  keywords: "merchandise clothing navy",
  price_amount: 2_500,
  ...undated,
});
const mug = document("Gift mug", {
  kind: "product",
  category: "merchandise",
  price_amount: 1_400,
  ...undated,
});
const haircut = document("Haircut", {
  kind: "service",
  category: "hair",
  keywords: "hair brennan aoife",
  price_amount: null,
  ...undated,
});
const all = [midsummer, lights, gala, over, shirt, mug, haircut];

/** What every search engine has to do: whichever is chosen, people find the same. @param open an empty one */
export function conformance(
  name: string,
  open: () => Promise<{ engine: SearchEngine; close(): Promise<unknown> }>,
): void {
  describe(`${name} searches as every engine has to`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    before(async () => {
      opened = await open();
      await opened.engine.put(all, NOW);
    });
    after(() => opened?.close());
    const of: Finder = finderOf(() => opened.engine);
    findsWords(of);
    filtersAndSorts(of);
    countsAndForgets(of, () => opened.engine);
  });
}

type Wanted = Partial<Omit<SearchQuery, "q">> & { q?: string };
interface Finder {
  find(query?: Wanted): Promise<SearchResult>;
  titles(query?: Wanted): Promise<string[]>;
}

function finderOf(engine: () => SearchEngine): Finder {
  const find = (query: Wanted = {}) =>
    engine().find({
      kinds: null,
      category: null,
      city: null,
      access: null,
      from: null,
      to: null,
      price_max: null,
      sort: query.q ? "relevance" : "date",
      now: NOW,
      after: null,
      limit: 20,
      ...query,
      q: wordsOf(query.q),
    });
  return { find, titles: async (query) => (await find(query)).hits.map(titleOf) };
}

const titleOf = ({ id }: { id: string }) => all.find((one) => one.id === id)!.title;

function findsWords({ find, titles }: Finder): void {
  test("words anywhere, without accents, by their beginnings, all of them; the title counts most", async () => {
    assert.deepEqual(await titles({ q: "fairies" }), ["midsummer night"]);
    assert.deepEqual(await titles({ q: "CAFE" }), ["midsummer night"]);
    assert.deepEqual(await titles({ q: "Brénnan" }), ["haircut"]);
    assert.deepEqual(await titles({ q: "midsum" }), ["midsummer night"]);
    assert.deepEqual(await titles({ q: "harbour water" }), ["harbour lights"]);
    assert.deepEqual(await titles({ q: "harbour fairies" }), []);
    assert.deepEqual(await titles({ q: "festival" }), ["festival t-shirt", "harbour lights"]);
    assert.deepEqual(await titles({ q: "t-shirt" }), ["festival t-shirt"]);
  });

  test("a letter is missing, and it is found all the same", async () => {
    assert.deepEqual(await titles({ q: "midsumer" }), ["midsummer night"]);
    assert.deepEqual(await titles({ q: "harbor" }), ["harbour lights"]);
  });

  test("what people type means nothing to an engine", async () => {
    for (const q of [
      "' & !",
      "a:* | b",
      '{"match_all":{}}',
      "\\",
      "night' or 1=1",
      "x".repeat(200),
      "\u0000night",
    ])
      await find({ q });
    assert.deepEqual(await titles({ q: "night & !fairies" }), ["midsummer night"]);
  });
}

function filtersAndSorts({ find, titles }: Finder): void {
  test("what is over is not found, what has no date comes last", async () => {
    assert.deepEqual(await titles(), [
      "midsummer night",
      "harbour lights",
      "new year gala",
      ...[shirt, mug, haircut].map(({ title }) => title),
    ]);
  });

  test("kind, category, city, price, and dates: events of then and every service", async () => {
    assert.deepEqual(await titles({ kinds: ["product"] }), ["festival t-shirt", "gift mug"]);
    assert.deepEqual(await titles({ kinds: ["service", "product"], category: "hair" }), ["haircut"]);
    assert.deepEqual(await titles({ city: "berlin" }), ["new year gala"]);
    assert.deepEqual(await titles({ price_max: 2_500, sort: "price" }), ["gift mug", "festival t-shirt"]);
    assert.deepEqual(
      await titles({ from: new Date("2027-07-01T00:00:00Z"), to: new Date("2027-08-01T00:00:00Z") }),
      ["harbour lights", "haircut"],
    );
    assert.deepEqual(await titles({ to: new Date("2027-06-20T19:00:00Z") }), ["midsummer night", "haircut"]);
  });

  test("wheelchair and companion places that are still free, all that are asked for", async () => {
    assert.deepEqual(await titles({ access: ["ACCESSIBLE"] }), ["midsummer night", "harbour lights"]);
    assert.deepEqual(await titles({ access: ["ACCESSIBLE", "COMPANION"] }), ["midsummer night"]);
    assert.deepEqual((await find({ access: ["COMPANION"] })).facets.access, [
      { value: "ACCESSIBLE", count: 2 },
      { value: "COMPANION", count: 1 },
    ]);
  });

  test("in every order a page goes on where the one before ended", async () => {
    for (const [sort, expected] of [
      [
        "price",
        ["gift mug", "festival t-shirt", "midsummer night", "harbour lights", "new year gala", "haircut"],
      ],
      [
        "-price",
        ["new year gala", "harbour lights", "midsummer night", "festival t-shirt", "gift mug", "haircut"],
      ],
      ["date", await titles()],
    ] as const) {
      const seen: string[] = [];
      for (let from: SearchQuery["after"] = null; ;) {
        const { hits } = await find({ sort, after: from, limit: 2 });
        if (hits.length === 0) break;
        seen.push(...hits.map(titleOf));
        from = hits.at(-1)!;
      }
      assert.deepEqual(seen, expected, sort);
    }
    const [first] = (await find({ q: "festival", limit: 1 })).hits;
    assert.deepEqual(await titles({ q: "festival", after: first! }), ["harbour lights"]);
  });
}

function countsAndForgets({ find, titles }: Finder, engine: () => SearchEngine): void {
  test("facets count as if their own filter were not set", async () => {
    const { facets } = await find({ kinds: ["product"] });
    assert.deepEqual(facets.kind, [
      { value: "event", count: 3 },
      { value: "product", count: 2 },
      { value: "service", count: 1 },
    ]);
    assert.deepEqual(facets.category, [{ value: "merchandise", count: 2 }]);
    const berlin = await find({ city: "Berlin" });
    assert.deepEqual(berlin.facets.kind, [{ value: "event", count: 1 }]);
    assert.deepEqual(berlin.facets.city, [
      { value: "Cork", count: 5 },
      { value: "Berlin", count: 1 },
    ]);
    assert.deepEqual((await find({ q: "nothing of this" })).facets, {
      kind: [],
      category: [],
      city: [],
      access: [],
    });
  });

  test("the newer state counts, whoever comes last; what was not put again is forgotten", async () => {
    const later = (ms: number) => new Date(NOW.getTime() + ms);
    const poster = document("Poster", { kind: "product", ...undated });
    const found = async (q: string) => (await find({ q })).hits.length;
    await engine().put([{ ...poster, title: "placard" }], later(2_000));
    await engine().put([poster], later(1_000));
    assert.deepEqual([await found("placard"), await found("poster")], [1, 0]);
    await engine().remove([poster.id], later(1_000));
    assert.equal(await found("placard"), 1);
    await engine().remove([poster.id, newId()], later(3_000));
    assert.equal(await found("placard"), 0);
    await engine().put([midsummer], later(10_000));
    await engine().removeOlder(later(5_000));
    assert.deepEqual(await titles(), ["midsummer night"]);
    await engine().put(all, later(20_000));
  });
}
