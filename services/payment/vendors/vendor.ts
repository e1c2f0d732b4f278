import type { ProviderDispute } from "../domain/dispute.ts";
import type { Intent, Marks, ProviderRefund } from "../domain/intent.ts";

/** What is asked of a provider for one payment. */
export interface WantedIntent {
  payment_id: string;
  booking_id: string;
  /** Grows whenever amount or intent are made anew, so that an idempotency key never meets other parameters. */
  revision: number;
  amount: number;
  currency: string;
  /** Where a provider that takes the customer away brings them back to. */
  return_url?: string | undefined;
}

export interface WantedRefund {
  refund_id: string;
  payment_id: string;
  provider_payment_id: string;
  /** The provider's own id of the captured money; null when it was never told. */
  capture_id: string | null;
  amount: number;
  currency: string;
}

/** A verified webhook, as far as it matters: something happened to this object. How it stands is asked, not believed. */
export interface Happening {
  event_id: string;
  /** The provider's own word. */
  type: string;
  about: "payment" | "refund" | "dispute" | "nothing";
  /** The object's id, for people who look it up. */
  object_id: string;
  provider_payment_id: string | null;
  provider_refund_id: string | null;
  refund_id: string | null;
  marks: Marks;
  amount: number | null;
  currency: string | null;
  /** False for a provider's test mode. */
  live: boolean;
}

/**
 * One payment provider. Its methods are one call each, answer with how things now stand, and throw
 * VendorRefusal for a definite no and AppError dependency_unavailable when it is not known what happened.
 */
export interface Vendor {
  readonly name: string;
  /** True when real money moves. */
  readonly live: boolean;
  /** What a client may know, such as the publishable key. */
  publishable(): { publishable_key?: string };
  /** The same key again gives the same intent. */
  createIntent(wanted: WantedIntent, idempotency_key: string): Promise<Intent>;
  retrieve(provider_payment_id: string): Promise<Intent>;
  updateAmount(provider_payment_id: string, amount: number, currency: string): Promise<Intent>;
  /** Takes the money of an intent that the customer has approved; the same key again gives the same answer. */
  capture(provider_payment_id: string, idempotency_key: string): Promise<Intent>;
  /** Refused with "state" when it is already decided. */
  cancel(provider_payment_id: string): Promise<Intent>;
  /** The same key again gives the same refund. */
  refund(wanted: WantedRefund, idempotency_key: string): Promise<ProviderRefund>;
  retrieveRefund(provider_refund_id: string): Promise<ProviderRefund>;
  /** Looks for the refund that we marked with our id, when it is not known whether it was made. */
  findRefund(provider_payment_id: string, refund_id: string): Promise<ProviderRefund | undefined>;
  retrieveDispute(provider_dispute_id: string): Promise<ProviderDispute>;
  /** The ids of those opened since then. */
  listDisputes(since: Date): Promise<string[]>;
  /** @throws AppError invalid_signature, the same for every reason; dependency_unavailable when the provider is asked in vain */
  verifyWebhook(
    raw: Buffer,
    headers: Record<string, string | string[] | undefined>,
    now: Date,
  ): Promise<Happening>;
}

/** state: not in its present state · amount, currency: it does not take this · missing: it knows no such object */
export type RefusalReason = "state" | "amount" | "currency" | "missing" | "other";

/** A provider's definite no: trying the same again is pointless. */
export class VendorRefusal extends Error {
  readonly reason: RefusalReason;
  /** The provider's own code. */
  readonly code: string;
  readonly status_code: number | undefined;

  constructor(reason: RefusalReason, code: string, status_code?: number) {
    super(`the provider refuses: ${code}`);
    this.name = "VendorRefusal";
    this.reason = reason;
    this.code = code;
    this.status_code = status_code;
  }
}

export const isRefusal = (error: unknown, ...reasons: RefusalReason[]): error is VendorRefusal =>
  error instanceof VendorRefusal && (reasons.length === 0 || reasons.includes(error.reason));
