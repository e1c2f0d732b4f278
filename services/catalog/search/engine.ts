export const KINDS = ["event", "product", "service"] as const;
export type Kind = (typeof KINDS)[number];
export const SORTS = ["relevance", "date", "price", "-price"] as const;
export type Sort = (typeof SORTS)[number];

/** What an engine knows of one thing; texts are lower case and without accents. */
export interface SearchDocument {
  id: string;
  kind: Kind;
  title: string;
  keywords: string;
  body: string;
  category: string | null;
  city: string;
  price_amount: number | null;
  /** Of an event's performances; empty for what has no dates. */
  starts: Date[];
  /** When it is no longer found; null: never. */
  ends_at: Date | null;
  /** ACCESSIBLE, COMPANION: places of which an event has free ones. */
  access: string[];
}

export interface SearchQuery {
  /** Words, each of which has to occur, at least in the beginning of a word; null: everything. */
  q: { text: string; words: string[] } | null;
  kinds: readonly Kind[] | null;
  category: string | null;
  city: string | null;
  /** Kinds of places that all have to be free; null: whatever there is. */
  access: readonly string[] | null;
  /** Events with a date in it, and services, which have times on every date; goods have none. */
  from: Date | null;
  to: Date | null;
  price_max: number | null;
  sort: Sort;
  now: Date;
  /** Where the page before ended. */
  after: { key: number; id: string } | null;
  limit: number;
}

export interface Facet {
  value: string;
  count: number;
}

export interface SearchResult {
  /** In the order asked for; `key` is what they are ordered by, ascending. */
  hits: { id: string; kind: Kind; key: number }[];
  /** Each counted as if its own filter were not set, most first, at most 50. */
  facets: Record<(typeof FACETS)[number], Facet[]>;
}

/** Where things are found. The results say which and in which order; what they are is asked of their owners. */
export interface SearchEngine {
  readonly name: string;
  /** @param written_at when their state was read: what is known from later stays */
  put(documents: readonly SearchDocument[], written_at: Date): Promise<void>;
  remove(ids: readonly string[], written_at: Date): Promise<void>;
  /** Forgets what was last written before this time: after everything that is there was put again. */
  removeOlder(than: Date): Promise<void>;
  find(query: SearchQuery): Promise<SearchResult>;
}

export const FACETS = ["kind", "category", "city", "access"] as const;
export const FACET_SIZE = 50;
/** Sorts behind everything that has a date or a price. */
export const LAST = 9e15;
