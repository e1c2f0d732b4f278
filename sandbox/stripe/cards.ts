import type { CardOutcome, PaymentMethod } from "./objects.ts";

/** One of Stripe's published test cards and what it does. */
export type TestCard = Pick<
  PaymentMethod,
  "brand" | "country" | "dispute" | "funding" | "needs_authentication" | "outcome" | "refunds" | "slow"
> & {
  number: string;
  /** The names it has as a ready-made payment method. */
  ids: string[];
};

const DECLINED = "Your card was declined.";

/** The messages Stripe shows for each way a charge can fail. */
export function decline(code: string, declineCode: string | null = null): NonNullable<CardOutcome> {
  const messages: Record<string, string> = {
    insufficient_funds: "Your card has insufficient funds.",
    expired_card: "Your card has expired.",
    incorrect_cvc: "Your card's security code is incorrect.",
    processing_error: "An error occurred while processing your card. Try again in a little bit.",
  };
  const message = messages[declineCode ?? ""] ?? messages[code] ?? DECLINED;
  return { code, decline_code: declineCode, message };
}

function card(number: string, ids: string, more: Partial<TestCard> = {}): TestCard {
  return {
    number,
    ids: ids.split(" ").filter((id) => id !== ""),
    brand: brandOf(number),
    country: "US",
    funding: "credit",
    needs_authentication: false,
    outcome: null,
    refunds: "succeed",
    dispute: null,
    slow: false,
    ...more,
  };
}

const declined = (declineCode: string): Partial<TestCard> => ({
  outcome: decline("card_declined", declineCode),
});
const asks = { needs_authentication: true };

const CARDS: TestCard[] = [
  card("4242424242424242", "pm_card_visa"),
  card("4000056655665556", "pm_card_visa_debit", { funding: "debit" }),
  card("5555555555554444", "pm_card_mastercard"),
  card("2223003122003222", ""),
  card("5200828282828210", "pm_card_mastercard_debit", { funding: "debit" }),
  card("5105105105105100", "pm_card_mastercard_prepaid", { funding: "prepaid" }),
  card("378282246310005", "pm_card_amex"),
  card("371449635398431", ""),
  card("6011111111111117", "pm_card_discover"),
  card("3056930009020004", "pm_card_diners"),
  card("3566002020360505", "pm_card_jcb"),
  card("6200000000000005", "pm_card_unionpay"),
  card("4000003720000278", "pm_card_ie", { country: "IE" }),
  card("4000002760000016", "pm_card_de", { country: "DE" }),
  card("4000000000000002", "pm_card_visa_chargeDeclined pm_card_chargeDeclined", declined("generic_decline")),
  card(
    "4000000000009995",
    "pm_card_chargeDeclinedInsufficientFunds pm_card_visa_chargeDeclinedInsufficientFunds",
    declined("insufficient_funds"),
  ),
  card(
    "4000000000009987",
    "pm_card_chargeDeclinedLostCard pm_card_visa_chargeDeclinedLostCard",
    declined("lost_card"),
  ),
  card(
    "4000000000009979",
    "pm_card_chargeDeclinedStolenCard pm_card_visa_chargeDeclinedStolenCard",
    declined("stolen_card"),
  ),
  card("4000000000000069", "pm_card_chargeDeclinedExpiredCard", { outcome: decline("expired_card") }),
  card("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", { outcome: decline("incorrect_cvc") }),
  card("4000000000000119", "pm_card_chargeDeclinedProcessingError", { outcome: decline("processing_error") }),
  card("4000000000000341", "pm_card_chargeCustomerFail", declined("generic_decline")),
  card("4100000000000019", "pm_card_radarBlock", declined("fraudulent")),
  card("4000002500003155", "pm_card_authenticationRequiredOnSetup", asks),
  card("4000002760003184", "pm_card_authenticationRequired", asks),
  card("4000000000003220", "pm_card_threeDSecure2Required", asks),
  card("4000000000003063", "pm_card_threeDSecureRequired", asks),
  card("4000008260003178", "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", {
    ...asks,
    ...declined("insufficient_funds"),
  }),
  card("4000008400001629", "pm_card_threeDSecureRequiredChargeDeclined", {
    ...asks,
    ...declined("generic_decline"),
  }),
  // Not Stripe's: its slow payments are bank debits, which are not simulated. These make an intent `processing`.
  card("4000000000090003", "pm_sandbox_processing", { slow: true }),
  card("4000000000090011", "pm_sandbox_processingFails", { slow: true, ...declined("generic_decline") }),
  card("4000000000007726", "pm_card_pendingRefund", { refunds: "pend" }),
  card("4000000000005126", "pm_card_refundFail", { refunds: "fail" }),
  card("4000000000000259", "pm_card_createDispute", { dispute: "needs_response" }),
  card("4000000000001976", "pm_card_createDisputeInquiry", { dispute: "warning_needs_response" }),
];

const BY_NUMBER = new Map(CARDS.map((one) => [one.number, one]));
const BY_ID = new Map(CARDS.flatMap((one) => one.ids.map((id) => [id, one] as const)));

export const cardByNumber = (number: string): TestCard | undefined => BY_NUMBER.get(number);
export const cardByTestId = (id: string): TestCard | undefined => BY_ID.get(id);

function brandOf(number: string): string {
  if (number.startsWith("4")) return "visa";
  if (/^(5[1-5]|2[2-7])/.test(number)) return "mastercard";
  if (/^3[47]/.test(number)) return "amex";
  if (/^(6011|65)/.test(number)) return "discover";
  if (/^3[068]/.test(number)) return "diners";
  return number.startsWith("35") ? "jcb" : "unionpay";
}
