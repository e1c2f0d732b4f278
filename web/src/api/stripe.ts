import type { Payment, SiteConfig } from "./types.ts";

// What Stripe.js does when the customer presses the button: the card goes from the browser to the provider and to
// nobody else. Plain fetch on purpose: neither our token nor our session may travel to another origin.

export interface Card {
  number: string;
  exp_month: string;
  exp_year: string;
  cvc: string;
}

export type CardOutcome =
  | { kind: "taken" }
  /** 3-D Secure: the customer's bank wants to see them. */
  | { kind: "redirect"; url: string }
  | { kind: "declined"; code: string; reference: string | undefined }
  | { kind: "unreachable" };

interface IntentAnswer {
  status?: string;
  next_action?: { redirect_to_url?: { url?: string } } | null;
  error?: { code?: string; decline_code?: string; payment_intent?: { status?: string } };
}

/** Confirms the intent with the card. Errors of the network are an outcome too: the money may have moved. */
export async function confirmCard(
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
  if (answer.error) {
    const code = answer.error.decline_code ?? answer.error.code ?? "generic_decline";
    if (answer.error.code === "payment_intent_unexpected_state") {
      // An intent that has succeeded is good news: the first answer got lost. Any other is made anew next time.
      const status = answer.error.payment_intent?.status;
      return { kind: status === "succeeded" || status === "processing" ? "taken" : "unreachable" };
    }
    return { kind: "declined", code, reference: response.headers.get("request-id") ?? undefined };
  }
  const url = answer.next_action?.redirect_to_url?.url;
  if (answer.status === "requires_action" && url) return { kind: "redirect", url };
  return answer.status === "requires_payment_method"
    ? { kind: "declined", code: "generic_decline", reference: undefined }
    : { kind: "taken" };
}
