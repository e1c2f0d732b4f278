import type { FastifyInstance } from "fastify";
import type { World } from "../world.ts";
import { approvePageRoutes } from "./approve-page.ts";
import { tokenRoute } from "./authenticate.ts";
import { captureOrder } from "./capture-order.ts";
import { createOrder } from "./create-order.ts";
import { createRefund } from "./create-refund.ts";
import { adjudicateDispute, listDisputes, retrieveDispute } from "./disputes.ts";
import type { Call } from "./endpoint.ts";
import { endpoint } from "./endpoint.ts";
import { resourceMissing } from "./failure.ts";
import { retrieveCapture, retrieveOrder, retrieveRefund } from "./read-payments.ts";
import { publicPem } from "./signature.ts";
import { updateOrder } from "./update-order.ts";
import { verifyWebhook } from "./verify-webhook.ts";

/** PayPal's API, and the page where its customers say yes. */
export function payPalRoutes(app: FastifyInstance, world: World): void {
  app.post("/v1/oauth2/token", tokenRoute(world));
  app.post("/v2/checkout/orders", endpoint(world, createOrder));
  app.get("/v2/checkout/orders/:id", endpoint(world, retrieveOrder));
  app.patch("/v2/checkout/orders/:id", endpoint(world, updateOrder));
  app.post("/v2/checkout/orders/:id/capture", endpoint(world, captureOrder));
  app.get("/v2/payments/captures/:id", endpoint(world, retrieveCapture));
  app.post("/v2/payments/captures/:id/refund", endpoint(world, createRefund));
  app.get("/v2/payments/refunds/:id", endpoint(world, retrieveRefund));
  app.get("/v1/customer/disputes", endpoint(world, listDisputes));
  app.get("/v1/customer/disputes/:id", endpoint(world, retrieveDispute));
  app.post("/v1/customer/disputes/:id/adjudicate", endpoint(world, adjudicateDispute));
  app.post(
    "/v1/notifications/verify-webhook-signature",
    endpoint(world, verifyWebhook, { about_money: false }),
  );
  app.get("/v1/notifications/certs/:id", async (_request, reply) =>
    reply.type("application/x-pem-file").send(publicPem(world)),
  );
  app.all("/v2/*", endpoint(world, unknownAddress));
  approvePageRoutes(app, world);
}

function unknownAddress({ id }: Call): never {
  throw resourceMissing("path", id);
}
