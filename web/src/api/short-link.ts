import type { ShortLink } from "./types.ts";

/** Asked so, a file's address answers with a short-lived link for <img> and <a>, which send no login. */
export const asJson = { headers: { accept: "application/json" }, parseAs: "json" } as const;

/**
 * The API names its public address; the same path on our own origin is the same file, and pictures of other
 * origins are not allowed here. @param answer what the API said, a ShortLink
 */
export function onOurOrigin(answer: unknown): ShortLink {
  const link = answer as ShortLink;
  const { pathname, search } = new URL(link.url, location.origin);
  return { ...link, url: `${pathname.startsWith("/api/") ? "" : "/api"}${pathname}${search}` };
}
