import type { ProviderRefund } from "./intent.ts";

/** INQUIRY: the bank asks, nothing is taken yet · OPEN: it has the money · WON: it is ours · LOST: it is the customer's. */
export const DISPUTE_STATUSES = ["INQUIRY", "OPEN", "WON", "LOST"] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

/** What a provider says about a dispute. */
export interface ProviderDispute {
  id: string;
  status: DisputeStatus;
  /** The provider's own code, for example `fraudulent`. */
  reason: string;
  amount: number;
  currency: string;
  provider_payment_id: string;
  /**
   * Money that went back without us: lost, the dispute itself where the provider takes the money with it, else what it
   * made refunds of, which tell of themselves too.
   */
  repaid: ProviderRefund[];
}

/** True while somebody has to answer the bank. */
export const isUndecided = (status: DisputeStatus): boolean => status === "INQUIRY" || status === "OPEN";
