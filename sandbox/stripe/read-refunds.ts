import type { Answer, Call } from "./endpoint.ts";
import { emit } from "./events.ts";
import { expand } from "./expand.ts";
import { resourceMissing } from "./failure.ts";
import { LIST_PARAMETERS, readListQuery } from "./list-parameters.ts";
import type { Refund } from "./objects.ts";
import { allowOnly, metadata, text, textList } from "./parameters.ts";
import { renderList, renderRefund } from "./render.ts";

/** `GET /v1/refunds/:id` */
export function retrieveRefund(call: Call): Answer {
  const refund = refundOf(call);
  allowOnly(call.form, ["expand"]);
  return { status: 200, body: expand(call.world, renderRefund(refund), textList(call.form, "expand") ?? []) };
}

/** `POST /v1/refunds/:id`: metadata is all that can be changed. */
export function updateRefund(call: Call): Answer {
  const { world, form, cause } = call;
  const refund = refundOf(call);
  allowOnly(form, ["metadata", "expand"]);
  const paths = textList(form, "expand") ?? [];
  const previous = { metadata: refund.metadata };
  refund.metadata = metadata(form, refund.metadata);
  world.stripe.refunds.save(refund);
  emit(world, cause, "refund.updated", renderRefund(refund), previous);
  return { status: 200, body: expand(world, renderRefund(refund), paths) };
}

/** `GET /v1/refunds`, of everything or of one payment intent or charge */
export function listRefunds(call: Call): Answer {
  const { world, form } = call;
  allowOnly(form, [...LIST_PARAMETERS, "payment_intent", "charge"]);
  const query = readListQuery(form);
  const paths = textList(form, "expand") ?? [];
  const filter: Record<string, string> = {};
  const intentId = text(form, "payment_intent");
  const chargeId = text(form, "charge");
  if (intentId !== undefined) {
    if (!world.stripe.intents.get(intentId))
      throw resourceMissing("payment_intent", intentId, "payment_intent");
    filter["intent_id"] = intentId;
  }
  if (chargeId !== undefined) {
    if (!world.stripe.charges.get(chargeId)) throw resourceMissing("charge", chargeId, "charge");
    filter["charge_id"] = chargeId;
  }
  const found = world.stripe.refunds.list(query, filter);
  if (!found) {
    const neighbour = query.starting_after ?? query.ending_before ?? "";
    throw resourceMissing(
      "refund",
      neighbour,
      query.starting_after === null ? "ending_before" : "starting_after",
    );
  }
  const list = renderList("/v1/refunds", found.data.map(renderRefund), found.has_more);
  return { status: 200, body: expand(world, list, paths) };
}

function refundOf(call: Call): Refund {
  const refund = call.world.stripe.refunds.get(call.id);
  if (!refund) throw resourceMissing("refund", call.id, "id");
  return refund;
}
