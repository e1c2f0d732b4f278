import type { Answer, Call } from "./endpoint.ts";
import { emit } from "./events.ts";
import { expand } from "./expand.ts";
import { unexpectedState } from "./failure.ts";
import { intentOf, nowSeconds } from "./intent-parameters.ts";
import { allowOnly, choice, textList } from "./parameters.ts";
import { renderIntent } from "./render.ts";

const CANCELABLE = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
  "processing",
];
const REASONS = ["duplicate", "fraudulent", "requested_by_customer", "abandoned"];

/** `POST /v1/payment_intents/:id/cancel` */
export function cancelPaymentIntent(call: Call): Answer {
  const { world, form, cause } = call;
  const intent = intentOf(call);
  allowOnly(form, ["cancellation_reason", "expand"]);
  const reason = choice(form, "cancellation_reason", REASONS) ?? null;
  const paths = textList(form, "expand") ?? [];
  if (!CANCELABLE.includes(intent.status)) {
    throw unexpectedState(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the ` +
        `following statuses may be canceled: ${CANCELABLE.join(", ")}.`,
      renderIntent(world, intent),
    );
  }
  Object.assign(intent, {
    status: "canceled",
    canceled_at: nowSeconds(world),
    cancellation_reason: reason,
    authentication: null,
  });
  world.stripe.intents.save(intent);
  emit(world, cause, "payment_intent.canceled", renderIntent(world, intent));
  return { status: 200, body: expand(world, renderIntent(world, intent), paths) };
}
