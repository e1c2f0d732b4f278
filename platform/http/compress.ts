import { pipeline, Readable } from "node:stream";
import { promisify } from "node:util";
import {
  brotliCompress,
  type BrotliOptions,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
} from "node:zlib";
import type { FastifyInstance, FastifyReply } from "fastify";
import { encodingFor } from "./encoding.ts";

const COMPRESSIBLE =
  /^(text\/(?!event-stream)|application\/(json|xml|javascript|wasm|yaml|[\w.-]+\+(json|xml))|image\/svg\+xml)/i;
/** Answers are made for one reader: the level that costs less than it saves. */
const QUICK: BrotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const compressBr = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/**
 * Answers that nobody has compressed yet are, off the main thread, where the client takes it and it pays.
 * @param threshold bytes below which they go as they are
 */
export function compressAnswers(app: FastifyInstance, threshold: number): void {
  app.addHook("onSend", (request, reply, payload, done) => {
    if (sizeOf(payload, reply) < threshold || !mayChange(reply)) return done(null, payload);
    const encoding = encodingFor(request.headers["accept-encoding"] ?? "");
    if (encoding === "identity") return done(null, payload);
    void reply.header("content-encoding", encoding).removeHeader("content-length");
    addVary(reply);
    if (payload instanceof Readable) {
      const compressor = encoding === "br" ? createBrotliCompress(QUICK) : createGzip();
      // A source that breaks off breaks the answer off, too.
      return done(
        null,
        pipeline(payload, compressor, () => undefined),
      );
    }
    const whole = payload as string | Buffer;
    (encoding === "br" ? compressBr(whole, QUICK) : compressGzip(whole)).then(
      (bytes) => done(null, bytes),
      (error: Error) => done(error),
    );
  });
}

/** What flows without saying its length is long; what is no body at all has none. */
function sizeOf(payload: unknown, reply: FastifyReply): number {
  if (typeof payload === "string" || Buffer.isBuffer(payload)) return Buffer.byteLength(payload);
  return payload instanceof Readable ? Number(reply.getHeader("content-length") ?? Infinity) : 0;
}

/** Not what is encoded already, nor parts of something, whose places are counted in its own bytes. */
const mayChange = (reply: FastifyReply): boolean =>
  reply.statusCode !== 206 &&
  reply.getHeader("content-encoding") === undefined &&
  COMPRESSIBLE.test(String(reply.getHeader("content-type") ?? ""));

function addVary(reply: FastifyReply): void {
  const vary = String(reply.getHeader("vary") ?? "");
  if (!/accept-encoding/i.test(vary))
    void reply.header("vary", vary === "" ? "accept-encoding" : `${vary}, accept-encoding`);
}
