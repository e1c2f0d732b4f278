import { type Document, documentOf } from "../../platform/http/encoding.ts";

const MOST = 8;

/**
 * Keeps the last seatings ready to send: a hall of twenty thousand seats is four megabytes of JSON that do
 * not change, and at the opening of a sale everybody asks for them at once.
 */
export interface SeatingPages {
  /** @param read makes the seating; asked once per etag, however many wait for it */
  get(etag: string, read: () => Promise<unknown>): Promise<Document>;
}

export function seatingPages(): SeatingPages {
  const pages = new Map<string, Promise<Document>>();
  return {
    get(etag, read) {
      const known = pages.get(etag);
      if (known) return known;
      if (pages.size >= MOST) pages.delete(pages.keys().next().value!);
      const page = read().then(documentOf);
      pages.set(etag, page);
      page.catch(() => pages.delete(etag));
      return page;
    },
  };
}
