import type { Database } from "../../../platform/db/database.ts";
import {
  findDocuments,
  putDocuments,
  removeDocuments,
  removeOlderDocuments,
} from "../db/search-documents.ts";
import type { Facet, SearchEngine, SearchResult } from "./engine.ts";

/** The embedded default: full text and trigrams in the service's own database. */
export function postgresSearch(db: Database): SearchEngine {
  return {
    name: "postgres",
    async put(documents, written_at) {
      await putDocuments.run(db, JSON.stringify(documents), written_at);
    },
    async remove(ids, written_at) {
      await removeDocuments.run(db, ids, written_at);
    },
    async removeOlder(than) {
      await removeOlderDocuments.run(db, than);
    },
    async find({ q, kinds, category, city, access, from, to, price_max, sort, now, after, limit }) {
      const row = await findDocuments.one(
        db.lists,
        q && q.words.map((word) => `'${word}':*`).join(" & "),
        q && q.text,
        now,
        from,
        to,
        price_max,
        kinds,
        category,
        city,
        sort,
        after?.key ?? null,
        after?.id ?? null,
        limit,
        access,
      );
      return {
        hits: row!.hits as SearchResult["hits"],
        facets: {
          kind: row!.kind as Facet[],
          category: row!.category as Facet[],
          city: row!.city as Facet[],
          access: row!.access as Facet[],
        },
      };
    },
  };
}
