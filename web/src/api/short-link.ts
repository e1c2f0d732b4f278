import { call } from "./client.ts";
import type { ShortLink } from "./types.ts";

/**
 * A link for <img> and <a>: it carries no login, so it lives for a short time only. The API names its public
 * address; the same path on our own origin is the same file, and pictures of other origins are not allowed here.
 */
export async function shortLink(path: string): Promise<ShortLink> {
  const link = await call<ShortLink>("GET", path);
  const { pathname, search } = new URL(link.url, location.origin);
  return { ...link, url: `${pathname.startsWith("/api/") ? "" : "/api"}${pathname}${search}` };
}
