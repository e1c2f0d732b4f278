import type { Answer, Call } from "./endpoint.ts";
import { expand } from "./expand.ts";
import { intentOf } from "./intent-parameters.ts";
import { LIST_PARAMETERS, readListQuery } from "./list-parameters.ts";
import { resourceMissing } from "./failure.ts";
import { allowOnly, textList } from "./parameters.ts";
import { renderIntent, renderList } from "./render.ts";

/** `GET /v1/payment_intents/:id` */
export function retrievePaymentIntent(call: Call): Answer {
  const intent = intentOf(call);
  allowOnly(
    call.form,
    call.key === "publishable" ? ["expand", "is_stripe_sdk", "_stripe_version"] : ["expand"],
  );
  const paths = textList(call.form, "expand") ?? [];
  return { status: 200, body: expand(call.world, renderIntent(call.world, intent, call.key), paths) };
}

/** `GET /v1/payment_intents` */
export function listPaymentIntents(call: Call): Answer {
  const { world, form } = call;
  allowOnly(form, LIST_PARAMETERS, ["customer", "customer_account"]);
  const query = readListQuery(form);
  const paths = textList(form, "expand") ?? [];
  const found = world.stripe.intents.list(query, {});
  if (!found)
    throw resourceMissing(
      "payment_intent",
      query.starting_after ?? query.ending_before ?? "",
      neighbourName(query),
    );
  const list = renderList(
    "/v1/payment_intents",
    found.data.map((intent) => renderIntent(world, intent)),
    found.has_more,
  );
  return { status: 200, body: expand(world, list, paths) };
}

function neighbourName(query: { starting_after: string | null }): string {
  return query.starting_after === null ? "ending_before" : "starting_after";
}
