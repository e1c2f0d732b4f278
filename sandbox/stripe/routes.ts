import type { FastifyInstance } from "fastify";
import type { World } from "../world.ts";
import { cancelPaymentIntent } from "./cancel-payment-intent.ts";
import { confirmPaymentIntent } from "./confirm-payment-intent.ts";
import { allowBrowsers } from "./cors.ts";
import { createPaymentIntent } from "./create-payment-intent.ts";
import { createRefund } from "./create-refund.ts";
import { closeDispute, listDisputes, retrieveDispute, updateDispute } from "./disputes.ts";
import type { Call } from "./endpoint.ts";
import { endpoint } from "./endpoint.ts";
import { StripeFailure } from "./failure.ts";
import { retrieveCharge, retrievePaymentMethod } from "./read-charges-and-methods.ts";
import { listPaymentIntents, retrievePaymentIntent } from "./read-payment-intents.ts";
import { listRefunds, retrieveRefund, updateRefund } from "./read-refunds.ts";
import { updatePaymentIntent } from "./update-payment-intent.ts";

/** Stripe's API. `customers`: also for the publishable key together with the intent's client secret. */
export function stripeRoutes(app: FastifyInstance, world: World, allowedOrigins: readonly string[]): void {
  allowBrowsers(app, allowedOrigins);
  const customers = { customers: true };
  app.post("/v1/payment_intents", endpoint(world, createPaymentIntent));
  app.get("/v1/payment_intents", endpoint(world, listPaymentIntents));
  app.get("/v1/payment_intents/:id", endpoint(world, retrievePaymentIntent, customers));
  app.post("/v1/payment_intents/:id", endpoint(world, updatePaymentIntent));
  app.post("/v1/payment_intents/:id/confirm", endpoint(world, confirmPaymentIntent, customers));
  app.post("/v1/payment_intents/:id/cancel", endpoint(world, cancelPaymentIntent));
  app.get("/v1/charges/:id", endpoint(world, retrieveCharge));
  app.get("/v1/payment_methods/:id", endpoint(world, retrievePaymentMethod));
  app.post("/v1/refunds", endpoint(world, createRefund));
  app.get("/v1/refunds", endpoint(world, listRefunds));
  app.get("/v1/refunds/:id", endpoint(world, retrieveRefund));
  app.post("/v1/refunds/:id", endpoint(world, updateRefund));
  app.get("/v1/disputes", endpoint(world, listDisputes));
  app.get("/v1/disputes/:id", endpoint(world, retrieveDispute));
  app.post("/v1/disputes/:id", endpoint(world, updateDispute));
  app.post("/v1/disputes/:id/close", endpoint(world, closeDispute));
  app.all("/v1/*", endpoint(world, unknownAddress, customers));
}

function unknownAddress(call: Call): never {
  const message = `Unrecognized request URL (${call.address}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`;
  throw new StripeFailure(404, { type: "invalid_request_error", message });
}
