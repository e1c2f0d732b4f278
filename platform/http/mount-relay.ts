import type { OutgoingHttpHeaders } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { AppError } from "../errors.ts";
import type { Relay } from "./relay.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
/** More than any route takes; which one takes how much, its service knows. */
const MOST_BYTES = 6 * 1_048_576;

export interface RelayMount {
  /** Everything at and below these. */
  prefixes: string[];
  /** Path and query as the other side knows them. */
  path(request: FastifyRequest): string;
  /** What is said for the client. */
  headers(request: FastifyRequest): OutgoingHttpHeaders;
  deadline_ms(request: FastifyRequest): number;
}

/** Passes everything at some addresses on. Headers that are set here are the answer's unless the other side says otherwise. */
export async function mountRelay(app: FastifyInstance, relay: Relay, mount: RelayMount): Promise<void> {
  await app.register(async (scope) => {
    // Bodies are passed on as they come.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, body, done) => done(null, body));
    for (const url of mount.prefixes.flatMap((prefix) => [prefix, `${prefix}/*`])) {
      scope.route({
        method: METHODS,
        url,
        exposeHeadRoute: false,
        async handler(request, reply) {
          if (Number(request.headers["content-length"]) > MOST_BYTES)
            throw new AppError("invalid_argument", "payload_too_large", { detail: "The body is too large." });
          for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value!);
          await relay.pass({
            request: request.raw,
            response: reply.raw,
            path: mount.path(request),
            headers: mount.headers(request),
            deadline_ms: mount.deadline_ms(request),
          });
          reply.hijack();
        },
      });
    }
  });
  // Pages are told while there is still somebody to tell them; requests that are under way end first.
  app.addHook("preClose", () => relay.tunnels.close());
  app.addHook("onClose", () => relay.close());
}
