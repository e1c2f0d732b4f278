/** What the simulated PayPal remembers. The API's shapes are made from these in `render.ts`. */

export type Money = { currency_code: string; value: string };

export type OrderStatus = "CREATED" | "PAYER_ACTION_REQUIRED" | "APPROVED" | "COMPLETED";

/** What the customer pays with at the approve page, named for what then happens. */
export const FUNDINGS = [
  "balance",
  "declined",
  "review",
  "review_denied",
  "pending_refund",
  "failing_refund",
] as const;
export type Funding = (typeof FUNDINGS)[number];

export type Order = {
  id: string;
  created_ms: number;
  updated_ms: number;
  status: OrderStatus;
  reference_id: string;
  amount: Money;
  custom_id: string | null;
  invoice_id: string | null;
  description: string | null;
  /** Null: made without a payment source. */
  experience: Experience | null;
  /** What it was approved with; null before. */
  funding: Funding | null;
};

export type Experience = {
  return_url: string | null;
  cancel_url: string | null;
  user_action: "CONTINUE" | "PAY_NOW";
};

export type Capture = {
  id: string;
  order_id: string;
  created_ms: number;
  updated_ms: number;
  status: "COMPLETED" | "PENDING" | "DECLINED" | "PARTIALLY_REFUNDED" | "REFUNDED";
  reason: string | null;
  amount: Money;
  custom_id: string | null;
  invoice_id: string | null;
  funding: Funding;
};

export type Refund = {
  id: string;
  capture_id: string;
  order_id: string;
  created_ms: number;
  updated_ms: number;
  status: "COMPLETED" | "PENDING" | "FAILED";
  amount: Money;
  custom_id: string | null;
  invoice_id: string | null;
  note_to_payer: string | null;
};

export type Dispute = {
  /** `PP-D-27803` */
  id: string;
  capture_id: string;
  order_id: string;
  created_ms: number;
  updated_ms: number;
  reason: "UNAUTHORISED" | "MERCHANDISE_OR_SERVICE_NOT_RECEIVED";
  status: "WAITING_FOR_SELLER_RESPONSE" | "UNDER_REVIEW" | "RESOLVED";
  /** INQUIRY: the customer asks the house; CHARGEBACK: PayPal decides. */
  stage: "INQUIRY" | "CHARGEBACK";
  amount: Money;
  /** Null while it is open. */
  outcome: "RESOLVED_BUYER_FAVOUR" | "RESOLVED_SELLER_FAVOUR" | "CANCELED_BY_BUYER" | null;
};
