import { promisify } from "node:util";
import { brotliCompress, constants, crc32, deflateRaw, gzip } from "node:zlib";
import { type Reply, reply } from "./route.ts";

const compressBr = promisify(brotliCompress);
const compressGzip = promisify(gzip);
const deflate = promisify(deflateRaw);

export type Encoding = "identity" | "gzip" | "br";

/** The best of these that the client takes. */
export function encodingFor(accept: string, available: readonly Encoding[] = ["br", "gzip"]): Encoding {
  const offered = new Set(
    accept
      .split(",")
      .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
      .map((part) => part.split(";")[0]!.trim()),
  );
  return available.find((encoding) => offered.has(encoding)) ?? "identity";
}

/** A document, mostly JSON, that is sent more than once: each encoding is made when it is first asked for. */
export interface Document {
  identity: Buffer;
  compressed: Map<Encoding, Promise<Buffer>>;
}

export const documentOf = (value: unknown): Document => ({
  identity: Buffer.from(JSON.stringify(value)),
  compressed: new Map(),
});

/** Shorter ones do not get shorter by much. */
const WORTH_COMPRESSING = 1_000;

/** Answers with a document as the client wants it. */
export async function sendDocument(
  { identity, compressed }: Document,
  accept_encoding: string | string[] | undefined,
  headers: Record<string, string>,
): Promise<Reply> {
  const encoding =
    identity.length < WORTH_COMPRESSING ? "identity" : encodingFor(String(accept_encoding ?? ""));
  if (encoding === "identity") return encodedReply(identity, encoding, headers);
  let bytes = compressed.get(encoding);
  if (!bytes) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
    bytes = encoding === "br" ? compressBr(identity, quality) : compressGzip(identity);
    compressed.set(encoding, bytes);
    bytes.catch(() => compressed.delete(encoding));
  }
  return encodedReply(await bytes, encoding, headers);
}

/** Bytes that are in this encoding already; JSON unless the headers say otherwise. */
export function encodedReply(bytes: Buffer, encoding: Encoding, headers: Record<string, string>): Reply {
  return reply(200, bytes, {
    "content-type": "application/json; charset=utf-8",
    ...headers,
    vary: "accept-encoding, origin",
    ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
  });
}

// No name, no time: RFC 1952.
const GZIP_START = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** The rest of a document as it stands in a gzip stream, whatever comes before it. */
export const deflateRest = (rest: Buffer): Promise<Buffer> => deflate(rest, { level: 4 });

/**
 * A gzip stream of a short head and a long rest that is compressed already: the head goes in as it is, as a stored
 * block. So a document whose first number changes all the time is compressed only when its rest does.
 * @param head at most 65,535 bytes
 */
export function gzipOf(head: Buffer, rest: Buffer, deflated_rest: Buffer): Buffer {
  const block = Buffer.alloc(5);
  block.writeUInt16LE(head.length, 1);
  block.writeUInt16LE(~head.length & 0xffff, 3);
  const end = Buffer.alloc(8);
  end.writeUInt32LE(crc32(rest, crc32(head)), 0);
  end.writeUInt32LE((head.length + rest.length) >>> 0, 4);
  return Buffer.concat([GZIP_START, block, head, deflated_rest, end]);
}

/** True when If-None-Match names this ETag, weak or strong, or `*`. */
export function knownTag(if_none_match: string | string[] | undefined, etag: string): boolean {
  if (if_none_match === undefined) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, "");
  return String(if_none_match)
    .split(",")
    .some((tag) => tag.trim() === "*" || bare(tag) === bare(etag));
}
