import { lazy, type Ref } from "react";
import type { CardOutcome } from "../api/card-outcome.ts";
import type { Booking, Payment, SiteConfig } from "../api/types.ts";

/** Whom the card belongs to, as far as the provider has to know. */
export interface Contact {
  name: string;
  email: string;
}

/** Something to fix in the card's fields. */
export interface CardFault {
  name: string;
  text: string;
}

/** What checkout can do with a card form; whose form it is it does not know. */
export interface CardHandle {
  /** Looks at what was typed, and says what has to be fixed. Called first thing after the press, before any wait. */
  check(): Promise<boolean>;
  /** To a fault that was told. */
  focus(name: string): void;
  /** Sends the card to the provider. Never throws: what the network does is an outcome. */
  confirm(payment: Payment, contact: Contact, return_url: string): Promise<CardOutcome>;
}

export interface CardFormProps {
  booking: Booking;
  site: SiteConfig;
  /** The bank said no to what stands in the fields. */
  declined: boolean;
  /** All that is to fix now, in the order of the page; told whenever it changes. */
  onFaults(faults: CardFault[]): void;
  ref: Ref<CardHandle>;
}

const SandboxCard = lazy(async () => ({ default: (await import("./sandbox-card.tsx")).SandboxCard }));
const StripeCard = lazy(async () => ({ default: (await import("./stripe-card.tsx")).StripeCard }));

/** The form that takes cards here: our own fields only where the sandbox stands in for the provider. */
export function CardForm(props: CardFormProps) {
  return props.site.card_form === "stripe" ? <StripeCard {...props} /> : <SandboxCard {...props} />;
}
