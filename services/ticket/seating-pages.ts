import { compressGzip, type Encoding, quickBr } from "../../platform/http/encoding.ts";

const MOST = 16;
/** A seating as it goes out, in the encodings that were asked for. */
interface Page {
  identity: Buffer;
  compressed: Map<Encoding, Promise<Buffer>>;
}

/**
 * Keeps the last seatings ready to send: a hall of twenty thousand seats is four megabytes of JSON that do
 * not change, and at the opening of a sale everybody asks for them at once.
 */
export interface SeatingPages {
  /** @param read makes the seating; asked once per etag, however many wait for it */
  get(etag: string, encoding: Encoding, read: () => Promise<unknown>): Promise<Buffer>;
}

export function seatingPages(): SeatingPages {
  const pages = new Map<string, Promise<Page>>();
  return {
    async get(etag, encoding, read) {
      let page = pages.get(etag);
      if (!page) {
        if (pages.size >= MOST) pages.delete(pages.keys().next().value!);
        page = make(read);
        pages.set(etag, page);
        page.catch(() => pages.delete(etag));
      }
      return encoded(await page, encoding);
    },
  };
}

async function make(read: () => Promise<unknown>): Promise<Page> {
  return { identity: Buffer.from(JSON.stringify(await read())), compressed: new Map() };
}

function encoded({ identity, compressed }: Page, encoding: Encoding): Buffer | Promise<Buffer> {
  if (encoding === "identity") return identity;
  const known = compressed.get(encoding);
  if (known) return known;
  const made = encoding === "br" ? quickBr(identity) : compressGzip(identity);
  compressed.set(encoding, made);
  made.catch(() => compressed.delete(encoding));
  return made;
}
