import type { FoundPage } from "../src/api/search.ts";
import type { Asker } from "./ask-api.ts";

/** A sitemap may hold 50,000; a search page holds a hundred. */
const MOST_PAGES = 100;

export interface Listed {
  url: string;
  name: string;
}

/** Every page that can be found, as the search lists them. */
export async function listedPages(ask: Asker["ask"]): Promise<Listed[]> {
  const listed: Listed[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const path: string = `/search?limit=100${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`;
    const found: FoundPage | null | undefined = await ask<FoundPage>(path);
    if (!found) break;
    for (const { kind, slug, name, image_url } of found.items) {
      const folder = kind === "event" ? "events" : "products";
      listed.push({ name, url: `${new URL(image_url).origin}/${folder}/${slug}` });
    }
    cursor = found.next_cursor;
    if (cursor === null) break;
  }
  return listed;
}

export function sitemapOf(pages: readonly Listed[]): string {
  // Slugs are letters, figures and hyphens; origins are written by URL: nothing to escape.
  const urls = pages.map(({ url }) => `  <url><loc>${url}</loc></url>`).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>\n`;
}

/** What is a person's own, or means nothing without one. */
const PRIVATE = ["/api/", "/checkout/", "/bookings", "/account", "/door", "/sign-in", "/register", "/ws"];

export const robotsOf = (origin: string): string =>
  [
    "User-agent: *",
    ...PRIVATE.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${origin}/sitemap.xml`,
    "",
  ].join("\n");

export const agentsOf = (pages: readonly Listed[]): string =>
  [
    "# Foyer",
    "> Events, appointments and goods on sale. Each page has a twin in Markdown under its address and .md.",
    pages.map(({ name, url }) => `- [${name.replaceAll(/[[\]]/g, "")}](${url}.md)`).join("\n"),
  ].join("\n\n");
