/**
 * Where a picture is for this page. What our own server draws is fetched from our own origin, whatever public
 * address the API names. @param wide the whole print, for a banner; else its middle
 */
export function pictureOf(url: string, wide = false): string {
  const { pathname } = new URL(url, location.origin);
  if (!pathname.startsWith("/art/")) return url;
  return wide ? `${pathname}?wide=1` : pathname;
}
