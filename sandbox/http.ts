import type { FastifyInstance } from "fastify";
import fastify from "fastify";
import { captureRoutes } from "./api/captures.ts";
import { exchangeRoutes } from "./api/exchanges.ts";
import { faultRoutes } from "./api/faults.ts";
import { mailboxRoutes } from "./api/mailbox.ts";
import { guardPrivatePart } from "./api/guard.ts";
import { notFound, Problem, sendProblem } from "./api/problem.ts";
import { pageRoutes } from "./page/routes.ts";
import { payPalRoutes } from "./paypal/routes.ts";
import { StripeFailure } from "./stripe/failure.ts";
import { stripeRoutes } from "./stripe/routes.ts";
import { threeDSecureRoutes } from "./stripe/three-d-secure.ts";
import type { World } from "./world.ts";

const LARGEST_BODY = 1024 * 1024;

/**
 * The one HTTP server: Stripe at `/v1`, the customer's bank at `/3d-secure`, PayPal at `/v2`, `/v1/oauth2` and
 * `/v1/notifications`, the page where its customers approve at `/checkoutnow`, the sandbox's own API and page.
 */
export function createHttp(world: World, allowedOrigins: readonly string[]): FastifyInstance {
  const app = fastify({
    bodyLimit: LARGEST_BODY,
    requestTimeout: 15_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200 },
  });
  // Every part reads its own bytes: Stripe takes forms, the sandbox's API takes JSON.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.addHook("onSend", async (_request, reply) => {
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "same-origin");
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof Problem) return sendProblem(request, reply, error);
    const status =
      error instanceof StripeFailure ? error.status : ((error as { statusCode?: number }).statusCode ?? 500);
    const message = error instanceof Error ? error.message : String(error);
    if (status < 500)
      return sendProblem(
        request,
        reply,
        new Problem(status, status === 413 ? "payload_too_large" : "malformed_body", message),
      );
    world.log(`http: ${error instanceof Error ? (error.stack ?? message) : message}`);
    return sendProblem(
      request,
      reply,
      new Problem(500, "internal", "The sandbox made a mistake; its log says more."),
    );
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, notFound("There is nothing at this address.")),
  );

  guardPrivatePart(app, allowedOrigins);
  app.get("/health", async () => ({ status: "ok", version: "1" }));
  stripeRoutes(app, world, allowedOrigins);
  threeDSecureRoutes(app, world);
  payPalRoutes(app, world);
  faultRoutes(app, world);
  mailboxRoutes(app, world);
  exchangeRoutes(app, world);
  captureRoutes(app, world);
  pageRoutes(app, world);
  return app;
}
