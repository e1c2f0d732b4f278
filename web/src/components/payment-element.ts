import type { Stripe, StripeElementLocale, StripeElements, StripePaymentElement } from "@stripe/stripe-js";
import type { CardOutcome } from "../api/card-outcome.ts";
import { confirmAtStripe, openElements, openStripe } from "../api/stripe-js.ts";
import type { Payment } from "../api/types.ts";
import { watchTheme } from "../lib/watch-theme.ts";
import type { Contact } from "./card-form.tsx";
import { stripeLook } from "./stripe-look.ts";

/** What may change while the card is typed, without losing what was typed. */
export interface Terms {
  amount: number;
  currency: string;
  locale: string;
}

interface Listener {
  onReady(): void;
  /** Stripe.js, or a frame of it, did not come. */
  onFailed(): void;
  onChange(): void;
}

/** Stripe's Payment Element in a place of ours. */
export interface PaymentElement {
  /** Has Stripe look at what was typed, which marks what is wrong. @returns Stripe's words for it, if it has some */
  check(): Promise<{ good: boolean; text?: string | undefined }>;
  focus(): void;
  confirm(payment: Payment, contact: Contact, return_url: string): Promise<CardOutcome>;
  adapt(terms: Terms): void;
  /** Takes the element and its frames away. */
  stop(): void;
}

export function openPaymentElement(
  place: HTMLElement,
  key: string,
  first: Terms,
  listener: Listener,
): PaymentElement {
  let gone = false;
  let terms = first;
  let element: StripePaymentElement | undefined;
  let open: { stripe: Stripe; elements: StripeElements; element: StripePaymentElement } | undefined;
  const adapt = (next: Terms) => {
    terms = next;
    const { amount, currency, locale } = terms;
    void open?.elements.update({ amount, currency, locale: locale as StripeElementLocale });
  };
  const failed = () => {
    if (!gone) listener.onFailed();
  };
  const mount = (stripe: Stripe) => {
    if (gone) return;
    const opened = terms;
    const elements = openElements(stripe, opened, stripeLook(place));
    // Name and address are asked for above; a card needs no more of them than the country and the postal code.
    const made = elements.create("payment", {
      fields: { billingDetails: { name: "never", email: "never" } },
    });
    element = made;
    made.on("ready", () => {
      open = { stripe, elements, element: made };
      if (terms !== opened) adapt(terms);
      if (!gone) listener.onReady();
    });
    made.on("loaderror", failed);
    made.on("change", () => listener.onChange());
    made.mount(place);
  };
  void openStripe(key).then(mount).catch(failed);
  const stopTheme = watchTheme(() => void open?.elements.update({ appearance: stripeLook(place) }));
  return {
    adapt,
    async check() {
      if (!open) return { good: false };
      const { error } = await open.elements.submit();
      return { good: !error, text: error?.message };
    },
    focus: () => open?.element.focus(),
    confirm: async (payment, contact, return_url) =>
      open
        ? confirmAtStripe(open.stripe, open.elements, payment, contact, return_url)
        : { kind: "unreachable" },
    stop() {
      gone = true;
      open = undefined;
      stopTheme();
      element?.destroy();
    },
  };
}
