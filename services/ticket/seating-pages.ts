import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const MOST = 16;
const compressBr = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** A seating as it goes out, in every encoding that browsers ask for. */
interface Page {
  identity: Buffer;
  gzip: Buffer;
  br: Buffer;
}
export type Encoding = keyof Page;

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
      const known = pages.get(etag);
      if (known) return (await known)[encoding];
      const made = make(read);
      if (pages.size >= MOST) pages.delete(pages.keys().next().value!);
      pages.set(etag, made);
      made.catch(() => pages.delete(etag));
      return (await made)[encoding];
    },
  };
}

async function make(read: () => Promise<unknown>): Promise<Page> {
  const identity = Buffer.from(JSON.stringify(await read()));
  const [zipped, br] = await Promise.all([
    compressGzip(identity),
    compressBr(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  ]);
  return { identity, gzip: zipped, br };
}

/** The best encoding that the client takes. */
export function encodingFor(accept: string): Encoding {
  const offered = new Set(accept.split(",").map((part) => part.split(";")[0]!.trim()));
  return offered.has("br") ? "br" : offered.has("gzip") ? "gzip" : "identity";
}
