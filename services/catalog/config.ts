import type { Settings } from "../../platform/config.ts";

export const config = (settings: Settings) =>
  Object.freeze({
    /** Booking ends a hold; only when it does not, this service asks it, so much later. */
    hold_grace_seconds: settings.integer(
      "CATALOG_HOLD_GRACE_SECONDS",
      "how long after a hold's end catalog waits before it asks booking itself",
      120,
      { min: 1, max: 86_400 },
    ),
    /** undefined: the service's own database. */
    search_url: searchUrl(settings),
    search_index: settings.text("SEARCH_INDEX", "name of the index there", "foyer-catalog"),
  });
export type Config = ReturnType<typeof config>;

function searchUrl(settings: Settings): string | undefined {
  const url = settings.optional("SEARCH_URL", "OpenSearch or Elasticsearch; unless set, PostgreSQL searches");
  if (url !== undefined && !/^https?:/.test(URL.parse(url)?.protocol ?? ""))
    settings.problem("SEARCH_URL", "is not an http address");
  return url;
}
