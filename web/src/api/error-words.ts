import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { isProblem } from "./problem.ts";

/** What the API's codes mean for a person. One place, so that every page says the same. */
const words: Record<string, MessageDescriptor> = {
  network: msg`The network did not let us through. Nothing was lost; try again when you are back.`,
  unauthenticated: msg`Your session has ended. Sign in again, your choice stays.`,
  invalid_credentials: msg`E-mail and password do not belong together.`,
  forbidden: msg`This account may not do that. Ask an owner of the house.`,
  not_found: msg`There is nothing at this address, or it is not yours.`,
  not_on_sale: msg`This is not on sale right now.`,
  admission_required: msg`This sale has a waiting room. Please take a place in it first.`,
  seat_taken: msg`Somebody was faster with at least one of these seats.`,
  sold_out: msg`There is not enough left of this.`,
  email_taken: msg`There is an account with this e-mail address already.`,
  payment_required: msg`This booking has to be paid first.`,
  payment_in_progress: msg`Your payment is under way, so the basket cannot change any more.`,
  invalid_state: msg`This booking is no longer in a state that allows it.`,
  extend_limit: msg`The time cannot be extended any further.`,
  version_mismatch: msg`The basket was changed in another window. We show you the latest.`,
  limit_exceeded: msg`That is more than one person may take.`,
  contact_required: msg`We need an e-mail address to send the tickets to.`,
  validation_failed: msg`Something in what you entered is not right.`,
  idempotency_key_in_progress: msg`We are still working on your first click.`,
  rate_limited: msg`That was a lot in a short time. Wait a moment and try again.`,
  overloaded: msg`Very many people are here right now. Try again in a moment.`,
  dependency_unavailable: msg`A part of the house did not answer in time. Try again in a moment.`,
  internal: msg`Something broke on our side. We have written it down.`,
};

/** A plain sentence for any error; what we do not know counts as ours. */
export function wordsFor(error: unknown): MessageDescriptor {
  return (isProblem(error) ? words[error.code] : undefined) ?? words["internal"]!;
}

const declines: Record<string, MessageDescriptor> = {
  insufficient_funds: msg`There is not enough money on this card.`,
  expired_card: msg`This card has expired.`,
  incorrect_cvc: msg`The security code does not belong to this card.`,
  invalid_cvc: msg`The security code does not belong to this card.`,
  incorrect_number: msg`This is not a card number. Check the digits.`,
  invalid_number: msg`This is not a card number. Check the digits.`,
  invalid_expiry_month: msg`The month of expiry is not right.`,
  invalid_expiry_year: msg`The year of expiry is not right.`,
  processing_error: msg`The bank could not be reached. Try again in a moment.`,
  payment_intent_authentication_failure: msg`Your bank did not recognize you, or the check was broken off.`,
};

/** Why the bank said no, as far as it told. */
export function declineWords(code: string): MessageDescriptor {
  return declines[code] ?? msg`It did not say why.`;
}
