import {
  FACET_SIZE,
  FACETS,
  type Facet,
  type Kind,
  LAST,
  type SearchQuery,
  type SearchResult,
  type Sort,
} from "./engine.ts";

/** The next date from `from` on, in ms: what is sorted by where an event has several. */
const NEXT_DATE = `double best = ${LAST}L; for (def start : doc['starts']) {
  double at = start.toInstant().toEpochMilli(); if (at >= params.from && at < best) { best = at; } } return best;`;

/** What is answered to a search, as far as it is read. */
export interface Answer {
  hits: { hits: { _id: string; _source: { kind: Kind }; sort: [number, string] }[] };
  aggregations: Record<string, { values: { buckets: { key: string; doc_count: number }[] } }>;
}

/** The request for a page. */
export function searchBody(query: SearchQuery) {
  const { q, sort, after, limit } = query;
  const filters = filtersOf(query);
  return {
    size: limit,
    track_total_hits: false,
    _source: ["kind"],
    query: { bool: { must: q ? wordsOf(q.words) : [], filter: generalFilters(query) } },
    // Facets count what their own filter would take away, so these filters come after the counting.
    post_filter: { bool: { filter: Object.values(filters).flat() } },
    aggs: Object.fromEntries(
      FACETS.map((name) => [
        name,
        {
          filter: {
            bool: { filter: FACETS.filter((other) => other !== name).flatMap((other) => filters[other]) },
          },
          aggs: {
            values: {
              terms: {
                field: name,
                size: FACET_SIZE,
                order: [{ _count: "desc" }, { _key: "asc" }],
                exclude: [""],
              },
            },
          },
        },
      ]),
    ),
    sort: [sortOf(query), { id: "asc" }],
    ...(after ? { search_after: [signOf(sort) * after.key, after.id] } : {}),
  };
}

/** Each word has to occur, as it is, as the beginning of one, or nearly. */
const wordsOf = (words: readonly string[]) =>
  words.map((word) => ({
    dis_max: {
      tie_breaker: 0.2,
      queries: [
        { multi_match: { query: word, fields: ["title^6", "keywords^3", "body"] } },
        { prefix: { title: { value: word, boost: 3 } } },
        { prefix: { keywords: { value: word, boost: 1.5 } } },
        { prefix: { body: { value: word, boost: 0.5 } } },
        { match: { title: { query: word, fuzziness: "AUTO", prefix_length: 1, boost: 0.5 } } },
      ],
    },
  }));

const filtersOf = ({
  kinds,
  category,
  city,
  access,
}: SearchQuery): Record<(typeof FACETS)[number], object[]> => ({
  kind: kinds ? [{ terms: { kind: kinds } }] : [],
  category: category === null ? [] : [{ term: { category } }],
  city: city === null ? [] : [{ term: { city_key: city.toLowerCase() } }],
  access: (access ?? []).map((kind) => ({ term: { access: kind } })),
});

function generalFilters({ now, from, to, price_max }: SearchQuery) {
  const not_over = {
    bool: {
      should: [
        { range: { ends_at: { gt: now.toISOString() } } },
        { bool: { must_not: { exists: { field: "ends_at" } } } },
      ],
    },
  };
  const dates = { gte: (from ?? now).toISOString(), ...(to ? { lte: to.toISOString() } : {}) };
  return [
    not_over,
    ...(from || to
      ? [{ bool: { should: [{ range: { starts: dates } }, { term: { kind: "service" } }] } }]
      : []),
    ...(price_max === null ? [] : [{ range: { price_amount: { lte: price_max } } }]),
  ];
}

function sortOf({ sort, from, now }: SearchQuery) {
  switch (sort) {
    case "relevance":
      return { _score: "desc" };
    case "date": {
      const script = { lang: "painless", source: NEXT_DATE, params: { from: (from ?? now).getTime() } };
      return { _script: { type: "number", script, order: "asc" } };
    }
    case "price":
      return { price_amount: { order: "asc", missing: LAST } };
    case "-price":
      return { price_amount: { order: "desc", missing: -LAST } };
  }
}

/** Keys of results ascend, whichever way the engine sorts. */
const signOf = (sort: Sort) => (sort === "relevance" || sort === "-price" ? -1 : 1);

/** The answer to it. */
export function resultOf(answer: Answer, sort: Sort): SearchResult {
  const sign = signOf(sort);
  const facetOf = (name: string): Facet[] =>
    answer.aggregations[name]!.values.buckets.map(({ key, doc_count }) => ({ value: key, count: doc_count }));
  return {
    hits: answer.hits.hits.map(({ _id, _source, sort: keys }) => ({
      id: _id,
      kind: _source.kind,
      key: sign * keys[0],
    })),
    facets: {
      kind: facetOf("kind"),
      category: facetOf("category"),
      city: facetOf("city"),
      access: facetOf("access"),
    },
  };
}
