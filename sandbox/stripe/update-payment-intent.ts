import { checkAmount, checkCurrency } from "./currencies.ts";
import type { Answer, Call } from "./endpoint.ts";
import { expand } from "./expand.ts";
import { unexpectedState } from "./failure.ts";
import { intentOf, NOT_SIMULATED, readCaptureMethod, readDescription } from "./intent-parameters.ts";
import type { Intent, IntentStatus } from "./objects.ts";
import { allowOnly, metadata, positiveInteger, text, textList } from "./parameters.ts";
import { paymentMethodOf } from "./payment-methods.ts";
import { renderIntent } from "./render.ts";

const KNOWN = [
  "amount",
  "currency",
  "capture_method",
  "description",
  "expand",
  "metadata",
  "payment_method",
  "payment_method_data",
  "receipt_email",
  "statement_descriptor",
  "statement_descriptor_suffix",
];
const OPEN: IntentStatus[] = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** `POST /v1/payment_intents/:id`. Money can be changed until it moves; words and metadata always. */
export function updatePaymentIntent(call: Call): Answer {
  const { world, form } = call;
  const intent = intentOf(call);
  allowOnly(form, KNOWN, [...NOT_SIMULATED, "allowed_payment_method_types"]);
  changeMoney(call, intent);
  const capture = readCaptureMethod(form);
  Object.assign(
    intent,
    readDescription(form),
    { metadata: metadata(form, intent.metadata) },
    capture ? { capture_method: capture } : {},
  );
  const paths = textList(form, "expand") ?? [];
  const method = paymentMethodOf(world, form, call.key);
  if (method) {
    refuseUnlessOpen(call, intent, "payment_method");
    Object.assign(intent, {
      payment_method: method.id,
      status: "requires_confirmation",
      authentication: null,
    });
  }
  world.stripe.intents.save(intent);
  return { status: 200, body: expand(world, renderIntent(world, intent), paths) };
}

function changeMoney(call: Call, intent: Intent): void {
  const amount = positiveInteger(call.form, "amount") ?? intent.amount;
  const currency = checkCurrency(text(call.form, "currency") ?? intent.currency);
  if (amount === intent.amount && currency === intent.currency) return;
  refuseUnlessOpen(call, intent, amount === intent.amount ? "currency" : "amount");
  checkAmount(amount, currency);
  Object.assign(intent, { amount, currency });
  // The bank was asked about the old sum: the customer has to confirm the new one.
  if (intent.status === "requires_action")
    Object.assign(intent, { status: "requires_confirmation", authentication: null });
}

function refuseUnlessOpen(call: Call, intent: Intent, field: string): void {
  if (OPEN.includes(intent.status)) return;
  throw unexpectedState(
    `This PaymentIntent's ${field} could not be updated because it has a status of ${intent.status}. You may only update the ` +
      `${field} of a PaymentIntent with one of the following statuses: ${OPEN.join(", ")}.`,
    renderIntent(call.world, intent),
  );
}
