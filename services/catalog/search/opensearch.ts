import { unavailable } from "../../../platform/errors.ts";
import type { Log } from "../../../platform/log.ts";
import type { SearchDocument, SearchEngine } from "./engine.ts";
import { openSearchHttp } from "./opensearch-http.ts";
import { type Answer, resultOf, searchBody } from "./opensearch-query.ts";

/** Of the mapping below: another one is another index, which has to be built anew. */
const MAPPING_VERSION = 2;
/** Making an index takes an engine that was just started some seconds. */
const MAKING_MS = 14_000;

const keyword = { type: "keyword" };
const text = { type: "text" };
const MAPPING = {
  settings: { number_of_shards: 1, auto_expand_replicas: "0-1" },
  mappings: {
    dynamic: "strict",
    properties: {
      id: keyword,
      kind: keyword,
      title: text,
      keywords: text,
      body: text,
      category: keyword,
      city: keyword,
      city_key: keyword,
      price_amount: { type: "long" },
      starts: { type: "date" },
      ends_at: { type: "date" },
      access: keyword,
      written_at: { type: "date" },
    },
  },
};

/**
 * OpenSearch or Elasticsearch.
 * @param url with user and password where the engine wants them
 * @param name of the index: installations may share an engine
 */
export function openSearch(url: string, name: string, log: Log): SearchEngine {
  const index = `${name}-${MAPPING_VERSION}`;
  const send = openSearchHttp(url, log);
  let ready: Promise<void> | undefined;

  /** Makes the index when it is not there; tried again after a failure. */
  function prepared(): Promise<void> {
    ready ??= make().catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return ready;
  }

  async function make(): Promise<void> {
    const { status, body } = await send("PUT", index, MAPPING, {
      allowed: [400],
      timeout_ms: MAKING_MS,
    });
    const { error } = body as { error?: { type?: string } };
    if (status === 400 && error?.type !== "resource_already_exists_exception")
      throw unavailable("The search engine does not take the index.");
  }

  async function bulk(lines: unknown[]): Promise<void> {
    if (lines.length === 0) return;
    await prepared();
    const body = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    const answer = await send("POST", `${index}/_bulk?refresh=true`, body);
    const { items } = answer.body as { items: Record<string, { status: number }>[] };
    const failed = items.flatMap(Object.values<{ status: number }>).filter(
      // 409: known from later; 404: what is to be removed is not there.
      ({ status }) => status >= 300 && status !== 409 && status !== 404,
    );
    if (failed.length > 0) throw unavailable("The search engine refused some documents.");
  }

  const versioned = (id: string, at: Date) => ({
    _id: id,
    version: at.getTime(),
    version_type: "external_gte",
  });

  return {
    name: "opensearch",
    put: (documents, written_at) =>
      bulk(
        documents.flatMap((document) => [
          { index: versioned(document.id, written_at) },
          sourceOf(document, written_at),
        ]),
      ),
    remove: (ids, written_at) => bulk(ids.map((id) => ({ delete: versioned(id, written_at) }))),
    async removeOlder(than) {
      await prepared();
      const query = { range: { written_at: { lt: than.toISOString() } } };
      await send("POST", `${index}/_delete_by_query?refresh=true&conflicts=proceed`, { query });
    },
    async find(query) {
      await prepared();
      const { body } = await send("POST", `${index}/_search`, searchBody(query)).catch((error: unknown) => {
        // Perhaps the index is gone: the next one looks.
        ready = undefined;
        throw error;
      });
      return resultOf(body as Answer, query.sort);
    },
  };
}

const sourceOf = (document: SearchDocument, written_at: Date) => ({
  ...document,
  city_key: document.city.toLowerCase(),
  written_at,
});
