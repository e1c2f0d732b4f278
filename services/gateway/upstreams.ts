import type { FastifyInstance, FastifyReply } from "fastify";
import { PREFIXES } from "../../contracts/types/prefixes.ts";
import { AppError, unavailable } from "../../platform/errors.ts";
import { errorsUrl, sendProblem } from "../../platform/http/problem.ts";
import type { Context } from "./context.ts";

const DEADLINE_MS = 10_000;

/**
 * Passes on what belongs to services that run elsewhere, by the same table of prefixes. Identity headers of
 * the client mean nothing to them: each service checks the token itself.
 */
export async function passOn(context: Context, app: FastifyInstance): Promise<void> {
  for (const [prefix, owner] of Object.entries(PREFIXES)) {
    const [upstream] = context.upstreams(owner);
    if (!upstream) continue;
    // Where everything runs in one process, nothing is passed on.
    const { default: proxy } = await import("@fastify/http-proxy");
    await app.register(proxy, {
      upstream,
      prefix,
      rewritePrefix: prefix,
      websocket: prefix === "/ws",
      http: { requestOptions: { timeout: DEADLINE_MS } },
      replyOptions: {
        rewriteRequestHeaders: (request, headers) => ({
          ...headers,
          // What the client wrote there means nothing; services believe us if TRUSTED_PROXIES says so.
          "x-forwarded-for": (request as unknown as { ip: string }).ip,
          "x-correlation-id": (request as unknown as { trace: { correlation_id: string } }).trace
            .correlation_id,
        }),
        rewriteHeaders: ({ "x-correlation-id": _own, ...headers }) => headers,
        onError: (reply, { error }) =>
          void answerFailure(context, reply as unknown as FastifyReply, error, owner),
      },
    });
  }
}

function answerFailure(
  { public_urls }: Context,
  reply: FastifyReply,
  error: unknown,
  owner: string,
): FastifyReply {
  const known = error instanceof AppError ? error : unavailable(`${owner} does not answer.`, error);
  const { correlation_id } = reply.request.trace;
  return sendProblem(reply, known, { correlation_id, errors_url: errorsUrl(public_urls.api) });
}
