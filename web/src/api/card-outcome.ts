/** What became of a card at the provider. */
export type CardOutcome =
  | { kind: "taken" }
  /** 3-D Secure: the customer's bank wants to see them. */
  | { kind: "redirect"; url: string }
  | { kind: "declined"; code: string; reference: string | undefined }
  /** Something of the card is missing or wrong; the provider's own words in the language of the page. */
  | { kind: "incomplete"; text: string | undefined }
  /** No answer, or none that says how it stands. Trying again is safe. */
  | { kind: "unreachable" };

/** An error as Stripe words it, on the wire and in Stripe.js alike. */
export interface CardError {
  type?: string;
  code?: string;
  decline_code?: string;
  message?: string;
  payment_intent?: { status?: string };
}

/** The bank did not recognize the customer: not the fault of what stands in the fields. */
export const UNRECOGNIZED = "payment_intent_authentication_failure";

export function refusalOf(error: CardError, reference?: string): CardOutcome {
  if (error.code === "payment_intent_unexpected_state") {
    // An intent that has succeeded is good news: the first answer got lost. Any other is made anew next time.
    const status = error.payment_intent?.status;
    return { kind: status === "succeeded" || status === "processing" ? "taken" : "unreachable" };
  }
  if (error.type === "validation_error") return { kind: "incomplete", text: error.message };
  // Stripe calls a failed 3-D Secure an invalid request, though the bank said no to the person.
  if (error.type === "card_error" || error.code === UNRECOGNIZED)
    return { kind: "declined", code: error.decline_code ?? error.code ?? "generic_decline", reference };
  return { kind: "unreachable" };
}
