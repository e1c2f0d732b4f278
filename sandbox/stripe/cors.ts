import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Lets pages of this machine (any port), of the same host name, and the listed origins call Stripe's API, as Stripe.js does. */
export function allowBrowsers(app: FastifyInstance, allowedOrigins: readonly string[]): void {
  app.addHook("onRequest", async (request: FastifyRequest, reply: FastifyReply) => {
    if (!request.url.startsWith("/v1/")) return undefined;
    reply.header("vary", "Origin");
    const { origin } = request.headers;
    const allowed = origin !== undefined && isAllowed(origin, request.headers.host ?? "", allowedOrigins);
    if (allowed) {
      reply.header("access-control-allow-origin", origin);
      reply.header("access-control-expose-headers", "Request-Id, Stripe-Should-Retry, Idempotent-Replayed");
    }
    if (request.method !== "OPTIONS" || request.headers["access-control-request-method"] === undefined)
      return undefined;
    if (allowed) {
      reply.header("access-control-allow-methods", "GET, POST");
      reply.header(
        "access-control-allow-headers",
        "Authorization, Content-Type, Idempotency-Key, Stripe-Version",
      );
      reply.header("access-control-max-age", "300");
      if (request.headers["access-control-request-private-network"])
        reply.header("access-control-allow-private-network", "true");
    }
    return reply.code(204).send();
  });
}

/** True for a page on this machine, on the host the sandbox was called by, or on one of the listed origins. */
export function isAllowed(origin: string, host: string, allowedOrigins: readonly string[]): boolean {
  if (allowedOrigins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const { hostname } = new URL(origin);
  return (
    isLoopback(hostname) ||
    (URL.canParse(`http://${host}`) && new URL(`http://${host}`).hostname === hostname)
  );
}

export function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}
