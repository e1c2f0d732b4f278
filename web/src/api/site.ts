import { queryOptions } from "@tanstack/react-query";
import { firstConfig } from "./first-answers.ts";
import { problemOf } from "./problem.ts";
import { transport } from "./transport.ts";
import type { SiteConfig } from "./types.ts";

/** What the web server tells the page about its surroundings: the provider's address and keys, test mode. */
export const siteQuery = queryOptions({
  queryKey: ["site"],
  staleTime: Number.POSITIVE_INFINITY,
  initialData: firstConfig,
  queryFn: async (): Promise<SiteConfig> => {
    const response = await transport(new Request("/config.json"));
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw problemOf(response, answer);
    return answer as SiteConfig;
  },
});
