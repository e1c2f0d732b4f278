export type ErrorType = "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";

/** The `error` object of Stripe's answers, without what is added when it is sent (`request_log_url`, `doc_url`). */
export type ErrorBody = {
  type: ErrorType;
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: Record<string, unknown>;
  payment_method?: Record<string, unknown>;
};

/**
 * A refusal in Stripe's words. `executed`: the work had begun when it was refused, so the answer belongs to the
 * idempotency key; refused parameters do not.
 */
export class StripeFailure extends Error {
  readonly status: number;
  readonly error: ErrorBody;
  readonly executed: boolean;

  constructor(status: number, error: ErrorBody, executed = false) {
    super(error.message);
    this.status = status;
    this.error = error;
    this.executed = executed;
  }
}

/** A 400 about the request: `code` and `param` where Stripe names them. */
export function invalidRequest(message: string, code?: string, param?: string): StripeFailure {
  return new StripeFailure(400, { type: "invalid_request_error", message, code, param });
}

export function parameterUnknown(names: string[]): StripeFailure {
  const plural = names.length > 1 ? "s" : "";
  return invalidRequest(
    `Received unknown parameter${plural}: ${names.join(", ")}`,
    "parameter_unknown",
    names[0],
  );
}

export function parameterMissing(name: string): StripeFailure {
  return invalidRequest(`Missing required param: ${name}.`, "parameter_missing", name);
}

export function resourceMissing(kind: string, id: string, param: string): StripeFailure {
  const message = `No such ${kind}: '${id}'`;
  return new StripeFailure(404, { type: "invalid_request_error", message, code: "resource_missing", param });
}

/** The intent is in a state where this cannot be done; its current form is part of the answer. */
export function unexpectedState(message: string, intent: Record<string, unknown>): StripeFailure {
  const code = "payment_intent_unexpected_state";
  return new StripeFailure(
    400,
    { type: "invalid_request_error", message, code, payment_intent: intent },
    true,
  );
}

/** A card that cannot be used as it was typed (402), before any charge was tried. */
export function cardProblem(
  code: string,
  message: string,
  param?: string,
  declineCode?: string,
): StripeFailure {
  return new StripeFailure(
    402,
    { type: "card_error", message, code, param, decline_code: declineCode },
    true,
  );
}

/** Where Stripe explains a code. */
export function docUrl(code: string | undefined): string | undefined {
  return code === undefined ? undefined : `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}`;
}
