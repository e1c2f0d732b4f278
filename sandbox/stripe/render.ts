import type { World } from "../world.ts";
import type { KeyKind } from "./endpoint.ts";
import type { Charge, Dispute, Intent, PaymentMethod, Refund } from "./objects.ts";

/** An object as Stripe's API answers it. */
export type ApiObject = { object: string; [field: string]: unknown };

/** A PaymentIntent; the publishable key sees less of it, as with Stripe. */
export function renderIntent(world: World, intent: Intent, key: KeyKind = "secret"): ApiObject {
  const shared = {
    id: intent.id,
    object: "payment_intent",
    allowed_payment_method_types: intent.allowed_payment_method_types,
    amount: intent.amount,
    automatic_payment_methods: intent.automatic_payment_methods,
    canceled_at: intent.canceled_at,
    cancellation_reason: intent.cancellation_reason,
    capture_method: intent.capture_method,
    client_secret: intent.client_secret,
    confirmation_method: "automatic",
    created: intent.created,
    currency: intent.currency,
    description: intent.description,
    excluded_payment_method_types: null,
    last_payment_error: intent.last_payment_error,
    livemode: false,
    next_action: nextAction(world, intent),
    payment_method: intent.payment_method,
    payment_method_configuration_details: null,
    payment_method_types: intent.payment_method_types,
    processing: null,
    receipt_email: intent.receipt_email,
    setup_future_usage: null,
    shipping: null,
    source: null,
    status: intent.status,
  };
  if (key === "publishable") return shared;
  return {
    ...shared,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: intent.amount_received,
    application: null,
    application_fee_amount: null,
    customer: null,
    customer_account: null,
    latest_charge: intent.latest_charge,
    managed_payments: null,
    metadata: intent.metadata,
    on_behalf_of: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: "automatic" },
    },
    payment_record: null,
    review: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    transfer_data: null,
    transfer_group: null,
  };
}

function nextAction(world: World, intent: Intent): ApiObject | null {
  if (intent.status !== "requires_action" || intent.authentication === null) return null;
  const { nonce, return_url } = intent.authentication;
  const url = `${world.publicUrl()}/3d-secure/${intent.id}/${nonce}`;
  return { type: "redirect_to_url", redirect_to_url: { return_url, url } } as unknown as ApiObject;
}

export function renderMethod(method: PaymentMethod): ApiObject {
  return {
    id: method.id,
    object: "payment_method",
    allow_redisplay: "unspecified",
    billing_details: method.billing_details,
    card: {
      brand: method.brand,
      checks: checks(method),
      country: method.country,
      display_brand: method.brand,
      exp_month: method.exp_month,
      exp_year: method.exp_year,
      fingerprint: `sandbox${method.brand}${method.last4}`,
      funding: method.funding,
      generated_from: null,
      last4: method.last4,
      networks: { available: [method.brand], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: method.created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: method.metadata,
    type: "card",
  };
}

function checks(method: PaymentMethod): Record<string, string | null> {
  const cvc = method.outcome?.code === "incorrect_cvc" ? "fail" : "pass";
  return {
    address_line1_check: null,
    address_postal_code_check: null,
    cvc_check: method.has_cvc ? cvc : null,
  };
}

export function renderCharge(world: World, charge: Charge): ApiObject {
  const method = world.stripe.methods.get(charge.payment_method);
  const paid = charge.failure === null;
  return {
    id: charge.id,
    object: "charge",
    amount: charge.amount,
    amount_captured: paid ? charge.amount : 0,
    amount_refunded: charge.amount_refunded,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method?.billing_details ?? null,
    calculated_statement_descriptor: "FOYER SANDBOX",
    captured: paid,
    created: charge.created,
    currency: charge.currency,
    customer: null,
    description: charge.description,
    disputed: charge.dispute !== undefined,
    failure_balance_transaction: null,
    failure_code: charge.failure?.code ?? null,
    failure_message: charge.failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: charge.metadata,
    on_behalf_of: null,
    outcome: outcome(charge),
    paid,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    payment_method_details: method ? paymentMethodDetails(charge, method) : null,
    receipt_email: charge.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: paid && charge.amount_refunded === charge.amount,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: charge.statement_descriptor_suffix,
    status: paid ? "succeeded" : "failed",
    transfer_data: null,
    transfer_group: null,
  };
}

function outcome(charge: Charge): Record<string, unknown> {
  const { failure } = charge;
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: failure ? "declined_by_network" : "approved_by_network",
    reason: failure ? (failure.decline_code ?? failure.code) : null,
    risk_level: "normal",
    risk_score: 20,
    seller_message: failure
      ? "The bank did not return any further details with this decline."
      : "Payment complete.",
    type: failure ? "issuer_declined" : "authorized",
  };
}

function paymentMethodDetails(charge: Charge, method: PaymentMethod): Record<string, unknown> {
  const { brand, country, exp_month, exp_year, funding, last4 } = method;
  const authenticated = {
    authentication_flow: "challenge",
    result: "authenticated",
    result_reason: null,
    version: "2.2.0",
  };
  return {
    card: {
      amount_authorized: charge.failure ? null : charge.amount,
      authorization_code: null,
      brand,
      checks: checks(method),
      country,
      exp_month,
      exp_year,
      fingerprint: `sandbox${brand}${last4}`,
      funding,
      installments: null,
      last4,
      mandate: null,
      network: brand,
      network_transaction_id: null,
      regulated_status: "unregulated",
      three_d_secure: charge.authenticated ? authenticated : null,
      wallet: null,
    },
    type: "card",
  };
}

export function renderRefund(refund: Refund): ApiObject {
  return {
    id: refund.id,
    object: "refund",
    amount: refund.amount,
    balance_transaction: null,
    charge: refund.charge,
    created: refund.created,
    currency: refund.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
      type: "card",
    },
    ...(refund.failure_reason === null ? {} : { failure_reason: refund.failure_reason }),
    metadata: refund.metadata,
    payment_intent: refund.payment_intent,
    payment_method: null,
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: refund.status,
    transfer_reversal: null,
  };
}

export function renderDispute(dispute: Dispute): ApiObject {
  const { id, amount, charge, created, currency, evidence, payment_intent, reason, status } = dispute;
  return {
    id,
    object: "dispute",
    amount,
    balance_transactions: [],
    charge,
    created,
    currency,
    enhanced_eligibility_types: [],
    evidence: { uncategorized_text: evidence },
    evidence_details: {
      due_by: created + 7 * 86_400,
      has_evidence: evidence !== null,
      past_due: false,
      submission_count: evidence === null ? 0 : 1,
    },
    is_charge_refundable: status.startsWith("warning"),
    livemode: false,
    metadata: dispute.metadata,
    payment_intent,
    reason,
    status,
  };
}

/** Stripe's list envelope. */
export function renderList(url: string, data: ApiObject[], hasMore: boolean): ApiObject {
  return { object: "list", data, has_more: hasMore, url };
}
