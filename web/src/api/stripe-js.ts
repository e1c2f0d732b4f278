import type { Appearance, Stripe, StripeElementLocale, StripeElements } from "@stripe/stripe-js";
import { loadStripe } from "@stripe/stripe-js/pure";
import { stripeFactor } from "../../../contracts/types/stripe-units.ts";
import { type CardOutcome, refusalOf } from "./card-outcome.ts";
import type { Payment } from "./types.ts";

// Stripe.js comes from Stripe's own address, as Stripe wants it, and only where a card is really asked for: nobody
// who merely looks at the programme is reported to it.

let opened: { key: string; stripe: Promise<Stripe> } | undefined;

/** One instance per key. @throws when Stripe.js could not be loaded; the next call tries anew */
export function openStripe(key: string): Promise<Stripe> {
  if (opened?.key !== key) {
    const stripe = loadStripe(key).then((found) => found ?? Promise.reject(new Error("no window")));
    opened = { key, stripe };
    stripe.catch(() => (opened = undefined));
  }
  return opened.stripe;
}

/** What a booking costs, as Stripe counts it. */
export const stripePrice = ({
  price_amount,
  price_currency,
}: {
  price_amount: number;
  price_currency: string;
}) => ({
  amount: Math.round(price_amount * stripeFactor(price_currency)),
  currency: price_currency.toLowerCase(),
});

/**
 * The fields for a card before there is an intent: that is made when the customer presses the button, and has to
 * agree with what is said here (amount, currency, cards only).
 */
export function openElements(
  stripe: Stripe,
  { amount, currency, locale }: { amount: number; currency: string; locale: string },
  appearance: Appearance,
): StripeElements {
  return stripe.elements({
    mode: "payment",
    amount,
    currency,
    allowedPaymentMethodTypes: ["card"],
    appearance,
    locale: locale as StripeElementLocale,
  });
}

/** Confirms the intent with what stands in the fields; shows the bank's question where it can. */
export async function confirmAtStripe(
  stripe: Stripe,
  elements: StripeElements,
  payment: Payment,
  billing_details: { name: string; email: string },
  return_url: string,
): Promise<CardOutcome> {
  const clientSecret = payment.client_secret ?? "";
  try {
    const answer = await stripe.confirmPayment({
      elements,
      clientSecret,
      confirmParams: { return_url, payment_method_data: { billing_details } },
      redirect: "if_required",
    });
    if (answer.paymentIntent?.status !== "requires_action") return outcomeOf(answer);
    return outcomeOf(await stripe.handleNextAction({ clientSecret }));
  } catch {
    return { kind: "unreachable" };
  }
}

type Answer = Pick<Awaited<ReturnType<Stripe["handleNextAction"]>>, "error" | "paymentIntent">;

function outcomeOf({ error, paymentIntent }: Answer): CardOutcome {
  if (error) return refusalOf(error, error.charge);
  switch (paymentIntent?.status) {
    case "succeeded":
    case "processing":
      return { kind: "taken" };
    case "requires_payment_method":
      return { kind: "declined", code: "generic_decline", reference: undefined };
    default:
      return { kind: "unreachable" };
  }
}
