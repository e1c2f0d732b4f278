import type { Answer, Call } from "./endpoint.ts";
import { expand } from "./expand.ts";
import { resourceMissing } from "./failure.ts";
import { allowOnly, textList } from "./parameters.ts";
import { renderCharge, renderMethod } from "./render.ts";

/** `GET /v1/charges/:id` */
export function retrieveCharge(call: Call): Answer {
  allowOnly(call.form, ["expand"]);
  const charge = call.world.stripe.charges.get(call.id);
  if (!charge) throw resourceMissing("charge", call.id, "id");
  return {
    status: 200,
    body: expand(call.world, renderCharge(call.world, charge), textList(call.form, "expand") ?? []),
  };
}

/** `GET /v1/payment_methods/:id` */
export function retrievePaymentMethod(call: Call): Answer {
  allowOnly(call.form, ["expand"]);
  const method = call.world.stripe.methods.get(call.id);
  if (!method) throw resourceMissing("PaymentMethod", call.id, "payment_method");
  return { status: 200, body: renderMethod(method) };
}
