import { type CardError, type CardOutcome, refusalOf } from "./card-outcome.ts";
import type { Payment, SiteConfig } from "./types.ts";

// What Stripe.js does when the customer presses the button, for the sandbox alone: the card goes from the browser to
// the provider and to nobody else. Plain fetch on purpose: neither our token nor our session may travel to another
// origin.

export interface Card {
  number: string;
  exp_month: string;
  exp_year: string;
  cvc: string;
}

interface IntentAnswer {
  status?: string;
  next_action?: { redirect_to_url?: { url?: string } } | null;
  error?: CardError;
}

/** Confirms the intent with the card. Errors of the network are an outcome too: the money may have moved. */
export async function confirmAtSandbox(
  site: SiteConfig,
  payment: Payment,
  card: Card,
  contact: { name: string; email: string },
  return_url: string,
): Promise<CardOutcome> {
  const body = new URLSearchParams({
    key: payment.publishable_key ?? site.stripe_publishable_key,
    client_secret: payment.client_secret ?? "",
    return_url,
    "payment_method_data[type]": "card",
    "payment_method_data[card][number]": card.number.replaceAll(/\D/g, ""),
    "payment_method_data[card][exp_month]": card.exp_month,
    "payment_method_data[card][exp_year]": card.exp_year,
    "payment_method_data[card][cvc]": card.cvc,
    "payment_method_data[billing_details][name]": contact.name,
    "payment_method_data[billing_details][email]": contact.email,
  });
  let response: Response;
  let answer: IntentAnswer;
  try {
    const path = `/v1/payment_intents/${encodeURIComponent(payment.provider_payment_id ?? "")}/confirm`;
    response = await fetch(new URL(path, site.stripe_api_url), { method: "POST", body, credentials: "omit" });
    answer = (await response.json()) as IntentAnswer;
  } catch {
    return { kind: "unreachable" };
  }
  return outcomeOf(response, answer);
}

function outcomeOf(response: Response, answer: IntentAnswer): CardOutcome {
  if (answer.error) return refusalOf(answer.error, response.headers.get("request-id") ?? undefined);
  const url = answer.next_action?.redirect_to_url?.url;
  if (answer.status === "requires_action" && url) return { kind: "redirect", url };
  return answer.status === "requires_payment_method"
    ? { kind: "declined", code: "generic_decline", reference: undefined }
    : { kind: "taken" };
}
