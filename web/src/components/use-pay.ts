import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { forgetBasket, remember } from "../api/basket.ts";
import { bookingQuery, confirmBooking } from "../api/bookings.ts";
import type { CardOutcome } from "../api/card-outcome.ts";
import { createPayment } from "../api/payments.ts";
import { isProblem } from "../api/problem.ts";
import { changeProfile } from "../api/profile.ts";
import { queryClient } from "../api/query-client.ts";
import type { Booking, Payment, Profile } from "../api/types.ts";
import { newKey } from "../lib/ids.ts";
import { paymentReturnUrl, toBooking } from "../lib/links.ts";
import { markLeaving, markPaid } from "../lib/paid-mark.ts";
import type { CardHandle, Contact } from "./card-form.tsx";

const RIGHTS_LAG_MS = 6_000;

/** Where a try to pay stands: exactly one of these. */
export type PayState =
  | { kind: "idle" }
  | { kind: "working" }
  | { kind: "declined"; code: string; reference?: string | undefined }
  | { kind: "incomplete"; text: string | undefined }
  | { kind: "paypal_declined" }
  | { kind: "left_paypal" }
  | { kind: "amount_changed"; before: number }
  | { kind: "unreachable" }
  | { kind: "problem"; error: unknown };

/** What services know of our rights may be some seconds old: an address given just now may not have arrived. */
async function withContact<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + RIGHTS_LAG_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isProblem(error, "contact_required") || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

/** What the customer pays with: a card in its form, or PayPal; nothing where it is free. */
export type Means = CardHandle | "paypal" | undefined;

/** PayPal takes the customer away, unless they have said yes there before. */
const toPayPal = ({ approve_url }: Payment): CardOutcome =>
  approve_url === undefined ? { kind: "taken" } : { kind: "redirect", url: approve_url };

/**
 * Contact to us, intent at the provider by us, card to the provider by the browser. Pressing again is always safe:
 * the payment of a booking is one, whatever the key.
 */
export function usePay(booking: Booking, profile: Profile, first: PayState) {
  const [state, setState] = useState<PayState>(first);
  const busy = useRef(false);
  const navigate = useNavigate();
  // Back from the bank's page by the back button: the browser shows this page as it was left, in mid-work.
  useEffect(() => {
    const restored = (event: PageTransitionEvent) => event.persisted && setState({ kind: "idle" });
    window.addEventListener("pageshow", restored);
    return () => window.removeEventListener("pageshow", restored);
  }, []);

  async function saveContact(contact: Contact): Promise<void> {
    const change = {
      ...(contact.name !== profile.name ? { name: contact.name } : {}),
      ...(contact.email !== profile.email ? { email: contact.email } : {}),
    };
    if (Object.keys(change).length > 0) await changeProfile(change);
  }

  async function work(contact: Contact, means: Means): Promise<PayState> {
    await saveContact(contact);
    if (!means) {
      remember(await withContact(() => confirmBooking(booking.id)));
      forgetBasket();
      await navigate({ ...toBooking(booking.id), replace: true });
      return { kind: "working" };
    }
    const return_url = paymentReturnUrl(booking.id);
    const provider = means === "paypal" ? "paypal" : "stripe";
    const payment = await withContact(() => createPayment(booking.id, provider, return_url, newKey()));
    if (payment.amount !== booking.price_amount) {
      await queryClient.invalidateQueries(bookingQuery(booking.id));
      return { kind: "amount_changed", before: booking.price_amount };
    }
    const outcome =
      means === "paypal" ? toPayPal(payment) : await means.confirm(payment, contact, return_url);
    if (outcome.kind === "redirect") {
      markLeaving(booking.id, payment.id);
      location.assign(outcome.url);
    } else if (outcome.kind === "taken") {
      markPaid(booking.id);
      forgetBasket();
      await navigate({ ...toBooking(booking.id), replace: true });
    } else return outcome;
    return { kind: "working" };
  }

  async function pay(contact: Contact, means: Means): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setState({ kind: "working" });
    try {
      setState(await work(contact, means));
    } catch (error) {
      if (isProblem(error, "payment_in_progress", "invalid_state"))
        await queryClient.invalidateQueries(bookingQuery(booking.id));
      setState({ kind: "problem", error });
    } finally {
      busy.current = false;
    }
  }
  return { state, pay };
}
