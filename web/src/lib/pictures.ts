import type { BookingItem, EventSummary } from "../api/types.ts";

/**
 * Where a picture is for this page. What our own server has is fetched from our own origin, whatever public
 * address the API names. @param wide the whole print, for a banner; else its middle
 */
export function pictureOf(url: string, wide = false): string {
  const { pathname } = new URL(url, location.origin);
  const drawn = pathname.startsWith("/art/") || pathname.startsWith("/api/products/art/");
  if (pathname.startsWith("/api/") && !drawn) return pathname;
  if (!drawn) return url;
  return wide ? `${pathname}?wide=1` : pathname;
}

/** The widths an uploaded picture is kept in, for srcset; undefined where there is none but the drawn one. */
export const widthsOf = (image: EventSummary["image"]): string | undefined =>
  image?.sources.map(({ url, width }) => `${pictureOf(url)} ${width}w`).join(", ");

/** The picture of what a line of a booking is about. */
export const pictureOfItem = ({ type, subject_slug }: BookingItem): string | null =>
  subject_slug ? `${type === "place" ? "" : "/api/products"}/art/${subject_slug}.svg` : null;
