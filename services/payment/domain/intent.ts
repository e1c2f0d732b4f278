/** What a provider says about a payment: the same words for every provider, money in our minor units. */
export interface Intent {
  id: string;
  /**
   * waiting: it is the customer's turn · declined: the same after a refused attempt · approved: the customer has
   * said yes, it is our turn to take the money · processing: money is moving · succeeded: the money is there ·
   * cancelled: it can never be paid any more
   */
  state: "waiting" | "declined" | "approved" | "processing" | "succeeded" | "cancelled";
  amount: number;
  /** ISO 4217, upper case. */
  currency: string;
  /** What was really captured; may differ from the amount asked for. */
  received_amount: number;
  /** Tells one declined attempt from the next; empty when there was none. */
  attempt: string;
  /** For example "Visa •••• 4242"; empty when unknown. */
  method_label: string;
  /** What we wrote on it when it was made. */
  marks: Marks;
  /** What the customer's client needs to pay. Secret: never logged, never in an event. */
  handover: { client_secret?: string; approve_url?: string };
  /** The provider's own id of the captured money, where it has one. */
  capture_id: string | null;
  /** Nobody can pay it any more: cancelled, or declined where the next attempt needs an intent of its own. */
  spent: boolean;
}

/** How an intent is known as ours, also when the answer that told its id was lost. */
export interface Marks {
  booking_id?: string | undefined;
  payment_id?: string | undefined;
  revision?: number | undefined;
}

/** What a provider says about a refund. */
export interface ProviderRefund {
  id: string;
  state: "pending" | "succeeded" | "failed";
  amount: number;
  currency: string;
  provider_payment_id: string;
  /** Our refund's id as we wrote it on it; undefined when it was made elsewhere, such as the provider's dashboard. */
  refund_id: string | undefined;
}
