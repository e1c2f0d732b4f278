import type { Json } from "./parameters.ts";

/** One entry of `details` in PayPal's errors. */
export type Detail = {
  issue: string;
  description: string;
  field?: string;
  value?: string;
  location?: "body" | "path" | "header" | "query";
};

export type ErrorBody = { [name: string]: Json };

/**
 * A refusal in PayPal's words. `executed`: the work had begun when it was refused, so the answer belongs to the
 * PayPal-Request-Id; refused parameters do not.
 */
export class PayPalFailure extends Error {
  readonly status: number;
  readonly error: ErrorBody;
  readonly executed: boolean;

  constructor(status: number, error: ErrorBody, executed = false) {
    super(JSON.stringify(error));
    this.status = status;
    this.error = error;
    this.executed = executed;
  }
}

const named = (name: string, message: string, details: Detail[] = []): ErrorBody => ({
  name,
  message,
  ...(details.length > 0 ? { details } : {}),
});

/** 400: the request is not as the schema says. */
export function invalidRequest(issue: string, description: string, field: string, value?: string) {
  const detail: Detail = {
    field,
    ...(value === undefined ? {} : { value }),
    location: "body",
    issue,
    description,
  };
  return new PayPalFailure(
    400,
    named("INVALID_REQUEST", "Request is not well-formed, syntactically incorrect, or violates schema.", [
      detail,
    ]),
  );
}

/** 400: the same of what follows the question mark. */
export function invalidQuery(issue: string, field: string) {
  const description = "The value of a field is invalid, or does not go with another one.";
  const detail: Detail = { field, location: "query", issue, description };
  return new PayPalFailure(
    400,
    named("INVALID_REQUEST", "Request is not well-formed, syntactically incorrect, or violates schema.", [
      detail,
    ]),
  );
}

/** 422: understood, but it cannot be done. */
export function unprocessable(
  issue: string,
  description: string,
  more: { field?: string; value?: string; executed?: boolean; redirect?: string } = {},
): PayPalFailure {
  const { field, value, executed = false, redirect } = more;
  const detail: Detail = {
    ...(field === undefined ? {} : { field, location: "body" as const }),
    ...(value === undefined ? {} : { value }),
    issue,
    description,
  };
  const message =
    "The requested action could not be performed, semantically incorrect, or failed business validation.";
  const links = redirect === undefined ? {} : { links: [{ href: redirect, rel: "redirect", method: "GET" }] };
  return new PayPalFailure(422, { ...named("UNPROCESSABLE_ENTITY", message, [detail]), ...links }, executed);
}

export function resourceMissing(field: string, value: string): PayPalFailure {
  const description = "Specified resource ID does not exist. Please check the resource ID and try again.";
  const detail: Detail = { field, value, location: "path", issue: "INVALID_RESOURCE_ID", description };
  return new PayPalFailure(
    404,
    named("RESOURCE_NOT_FOUND", "The specified resource does not exist.", [detail]),
  );
}

export function unauthorized(error: ErrorBody): PayPalFailure {
  return new PayPalFailure(401, error);
}

/** Twins of one PayPal-Request-Id that meet each other. */
export function inProgress(): PayPalFailure {
  const detail: Detail = {
    issue: "PREVIOUS_REQUEST_IN_PROGRESS",
    description: "A previous request on this resource is currently in progress. Please wait and try again.",
  };
  return new PayPalFailure(
    409,
    named("RESOURCE_CONFLICT", "The server has detected a conflict while processing this request.", [detail]),
  );
}

export const unsupportedMediaType = () =>
  new PayPalFailure(
    415,
    named("UNSUPPORTED_MEDIA_TYPE", "The server does not support the request payload's media type."),
  );
export const internalError = () =>
  new PayPalFailure(500, named("INTERNAL_SERVER_ERROR", "An internal server error has occurred."));
export const rateLimited = () =>
  new PayPalFailure(429, named("RATE_LIMIT_REACHED", "Too many requests. Blocked due to rate limiting."));
