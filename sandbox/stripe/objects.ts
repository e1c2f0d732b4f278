/** What the simulated Stripe remembers. The API's shapes are made from these in `render.ts`. Times are Unix seconds. */

export type Metadata = Record<string, string>;

export type IntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "processing"
  | "succeeded"
  | "canceled";

export type Intent = {
  id: string;
  created: number;
  amount: number;
  currency: string;
  status: IntentStatus;
  client_secret: string;
  amount_received: number;
  automatic_payment_methods: { allow_redirects: "always" | "never"; enabled: boolean } | null;
  allowed_payment_method_types: string[] | null;
  payment_method_types: string[];
  canceled_at: number | null;
  cancellation_reason: string | null;
  capture_method: string;
  description: string | null;
  last_payment_error: Record<string, unknown> | null;
  latest_charge: string | null;
  metadata: Metadata;
  payment_method: string | null;
  receipt_email: string | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  /** The open 3-D Secure question: the nonce in its address and where the customer goes afterwards. */
  authentication: { nonce: string; return_url: string | null } | null;
};

/** How a test card behaves once it is charged. */
export type CardOutcome = { code: string; decline_code: string | null; message: string } | null;

export type PaymentMethod = {
  id: string;
  created: number;
  brand: string;
  country: string;
  exp_month: number;
  exp_year: number;
  funding: string;
  last4: string;
  has_cvc: boolean;
  billing_details: BillingDetails;
  metadata: Metadata;
  needs_authentication: boolean;
  outcome: CardOutcome;
  refunds: "succeed" | "pend" | "fail";
  /** The customer will say that it was not they who paid; how the dispute begins. */
  dispute: "needs_response" | "warning_needs_response" | null;
  /** The bank takes its time: the intent is `processing` first. */
  slow: boolean;
  /** Already paid with; without a customer Stripe takes it once only. */
  used: boolean;
};

export type BillingDetails = {
  address: Record<"city" | "country" | "line1" | "line2" | "postal_code" | "state", string | null>;
  email: string | null;
  name: string | null;
  phone: string | null;
  tax_id: string | null;
};

export type Charge = {
  id: string;
  created: number;
  amount: number;
  amount_refunded: number;
  currency: string;
  description: string | null;
  /** The dispute about it; absent in charges that are older than disputes here. */
  dispute?: string;
  failure: { code: string; decline_code: string | null; message: string } | null;
  metadata: Metadata;
  payment_intent: string;
  payment_method: string;
  authenticated: boolean;
  receipt_email: string | null;
  statement_descriptor_suffix: string | null;
};

export type Refund = {
  id: string;
  created: number;
  amount: number;
  charge: string;
  currency: string;
  failure_reason: string | null;
  metadata: Metadata;
  payment_intent: string;
  reason: string | null;
  status: "pending" | "succeeded" | "failed";
};

export type Dispute = {
  id: string;
  created: number;
  amount: number;
  charge: string;
  currency: string;
  evidence: string | null;
  metadata: Metadata;
  payment_intent: string;
  reason: string;
  status:
    | "needs_response"
    | "under_review"
    | "won"
    | "lost"
    | "warning_needs_response"
    | "warning_under_review"
    | "warning_closed";
};
