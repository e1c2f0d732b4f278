/** What one error code means: for the problem's `title` and status, and for its page. */
export interface ErrorMeaning {
  status: number;
  /** The same in every answer with this code. */
  title: string;
  /** Why this is answered. Code stands in backticks, here and in `cure`. */
  cause: string;
  /** What a caller does about it. */
  cure: string;
}

/**
 * THE LIST of every error code. A code is stable once released. Statuses, titles, the pages under /errors
 * and docs/errors.md come from here; AppError takes no other code.
 */
export const ERRORS = {
  malformed_body: {
    status: 400,
    title: "The request is not well formed",
    cause:
      "The body is missing or is not JSON in UTF-8: cut off, a duplicate key, a lone surrogate, a byte order mark. Or the request itself breaks HTTP.",
    cure: "Send the output of a JSON encoder as it is, with `Content-Type: application/json` and the right length.",
  },
  idempotency_key_missing: {
    status: 400,
    title: "The Idempotency-Key header is missing",
    cause: "This request costs money or stock, so that it must be possible to send it twice without harm.",
    cure: "Send `Idempotency-Key` with a random value, and the same value again when you repeat the request.",
  },
  invalid_signature: {
    status: 400,
    title: "The signature is not valid",
    cause:
      "A webhook or a short-lived link is not signed with the secret that is set here, its signature is older than allowed, or something on the way changed it.",
    cure: "For a webhook: set the endpoint's own signing secret, pass the body on byte for byte, and check the clock. For a link: ask for a new one.",
  },
  unauthenticated: {
    status: 401,
    title: "Not signed in",
    cause: "There is no access token, it has expired, or its session was ended.",
    cure: "Send `Authorization: Bearer` with a token from `POST /auth/login` or `/auth/guest`; exchange an expired one with `POST /auth/refresh`.",
  },
  invalid_credentials: {
    status: 401,
    title: "E-mail and password do not belong together",
    cause: "The password is wrong, or there is no such account: the answer is the same on purpose.",
    cure: "Try again, or ask for a new password with `POST /auth/password-reset`.",
  },
  forbidden: {
    status: 403,
    title: "Not allowed",
    cause: "You are signed in, and may see this, but your role does not include this action.",
    cure: "Ask an owner of the organization for a role that does. `GET /organizations` shows the role you have.",
  },
  not_on_sale: {
    status: 403,
    title: "Not on sale now",
    cause: "The sale has not begun, has ended, or the event or performance was cancelled.",
    cure: "Look at `sale_starts_at`, `sale_ends_at` and status of the performance in `GET /events/{id}`.",
  },
  admission_required: {
    status: 403,
    title: "Admission is needed first",
    cause: "The sale is behind a waiting room, and the request carries no valid admission.",
    cure: "Join the waiting room and send the admission that it gives, before it ends.",
  },
  not_found: {
    status: 404,
    title: "Not found",
    cause: "There is nothing at this address, or it is somebody else's: the answer is the same on purpose.",
    cure: "Check the address and the id, and that you are signed in as the person whose it is.",
  },
  method_not_allowed: {
    status: 405,
    title: "Method not allowed",
    cause: "The address exists, but does not take this method.",
    cure: "Use one of the methods in the `Allow` header.",
  },
  not_acceptable: {
    status: 406,
    title: "Not acceptable",
    cause: "The `Accept` header allows none of the forms in which this can be answered.",
    cure: "Accept `application/json` or the form named in `detail`, or leave the header out.",
  },
  request_timeout: {
    status: 408,
    title: "The request took too long to arrive",
    cause: "The whole request has to be here within 12 seconds.",
    cure: "Send it again over a better connection.",
  },
  seat_taken: {
    status: 409,
    title: "A place is taken",
    cause: "Somebody else has at least one of these places; nothing of the basket was held.",
    cure: "`errors` names the items. Read `GET /tickets/availability/{performance_id}` and choose others.",
  },
  sold_out: {
    status: 409,
    title: "Not enough is left",
    cause: "Fewer places, pieces or appointments are free than were asked for; nothing was held.",
    cure: "Ask for fewer, for another zone or date, or try again when holds end. `GET /tickets/availability/{performance_id}` counts what is free.",
  },
  capacity_below_sold: {
    status: 409,
    title: "More is sold than this would leave",
    cause: "The change would take away places that are held or sold already.",
    cure: "Keep at least those; cancel their bookings first if they really have to go.",
  },
  email_taken: {
    status: 409,
    title: "The e-mail address has an account",
    cause: "An account with this address exists already.",
    cure: "Sign in with it, or ask for a new password with `POST /auth/password-reset`.",
  },
  payment_required: {
    status: 409,
    title: "The booking is not paid",
    cause: "Only what is free or paid can be confirmed, and no money has arrived for this booking.",
    cure: "Pay it with `POST /payments/create` and the provider; the booking then confirms itself.",
  },
  payment_in_progress: {
    status: 409,
    title: "A payment is under way",
    cause: "The provider is working on the money, so the basket can neither change nor be given up now.",
    cure: "Wait for the outcome: `GET /bookings/{id}`, or the room of the person on `/ws`, tell it.",
  },
  invalid_state: {
    status: 409,
    title: "Its state does not allow this",
    cause:
      "What was asked does not fit what the thing is now: cancelled, expired, published, already refunded and the like.",
    cure: "Read it again and look at its status; `detail` says what is missing.",
  },
  extend_limit: {
    status: 409,
    title: "The hold cannot last longer",
    cause: "A basket is held for a limited time in all, however often it is extended.",
    cure: "Pay before `expires_at`, or start a new basket.",
  },
  idempotency_key_in_progress: {
    status: 409,
    title: "The same request is still being worked on",
    cause: "A request with this `Idempotency-Key` has not been answered yet.",
    cure: "Send the same again after `Retry-After`: it then gets the first one's answer.",
  },
  stale_revision: {
    status: 409,
    title: "A newer decision is known",
    cause: "Between services: an order about a hold came after a newer one and is not obeyed.",
    cure: "Nothing: whoever gave the newer order goes on. Read the booking to see what it became.",
  },
  unknown_event_version: {
    status: 409,
    title: "An event of an unknown version",
    cause: "Between services: a consumer met an event whose version is newer than itself, and parked it.",
    cure: "Update the consumer, then replay the event with `npm run parked`.",
  },
  version_mismatch: {
    status: 412,
    title: "Somebody changed it meanwhile",
    cause: "The version in `If-Match` is not the one that it has now.",
    cure: "Read it again, look whether your change still makes sense, and send it with the new `ETag`.",
  },
  payload_too_large: {
    status: 413,
    title: "The body is too large",
    cause: "Bodies may have 1 MB, unless the endpoint says otherwise.",
    cure: "Send less, or in several requests.",
  },
  uri_too_long: {
    status: 414,
    title: "The address is too long",
    cause: "Addresses may have 8 KB with their query.",
    cure: "Filter by less, or page with `limit` and `cursor`.",
  },
  unsupported_media_type: {
    status: 415,
    title: "This kind of body is not read",
    cause:
      "The body is not declared as what the endpoint takes, mostly `application/json`, or it is compressed.",
    cure: "Send the `Content-Type` that the endpoint documents, without `Content-Encoding`.",
  },
  validation_failed: {
    status: 422,
    title: "Not valid",
    cause:
      "A field is missing, unknown, of the wrong kind or outside its range; or several contradict each other.",
    cure: "`errors` names each one by a JSON pointer. The shapes are in `/openapi.json`.",
  },
  limit_exceeded: {
    status: 422,
    title: "More than is allowed",
    cause: "More of it than one order, one person or one account may have.",
    cure: "Ask for less. Limits of tickets are in `ticket_types` of `GET /events/{id}`; what a person bought before counts.",
  },
  contact_required: {
    status: 422,
    title: "An e-mail address is needed",
    cause: "Tickets and receipts go out by e-mail, and this guest has not given an address.",
    cure: "`PUT /users/me` with an `email`, then try again.",
  },
  idempotency_key_reused: {
    status: 422,
    title: "The Idempotency-Key belongs to another request",
    cause: "This key came before with another address or body.",
    cure: "Use a new key for each new request, and repeat a request exactly as it was.",
  },
  precondition_required: {
    status: 428,
    title: "If-Match is needed",
    cause: "Without the version you have seen, this change could undo somebody else's.",
    cure: "Send `If-Match` with the `ETag` of the GET that you started from.",
  },
  rate_limited: {
    status: 429,
    title: "Too many requests",
    cause: "More requests or tries than allowed came from this address, with this token or for this account.",
    cure: "Wait as many seconds as `Retry-After` says. Live updates over `/ws` save asking again and again.",
  },
  headers_too_large: {
    status: 431,
    title: "The headers are too large",
    cause: "All headers of a request together may have 16 KB.",
    cure: "Send fewer or smaller ones; cookies of other sites on the same host are a usual reason.",
  },
  internal: {
    status: 500,
    title: "Something failed on our side",
    cause: "A mistake of ours. It was logged with its cause under the `correlation_id`.",
    cure: "Try again once; then tell whoever runs this installation the `correlation_id`.",
  },
  overloaded: {
    status: 503,
    title: "Too much at this moment",
    cause: "More is being asked than can be answered in good time.",
    cure: "Try again after `Retry-After`, later each time.",
  },
  dependency_unavailable: {
    status: 503,
    title: "A part of the system does not answer",
    cause: "A database, a neighbouring service or an outside party such as the payment provider is away.",
    cure: "Try again after `Retry-After`; with the same `Idempotency-Key` nothing happens twice. Operators: `/ready` and the log say which part.",
  },
} as const satisfies Record<string, ErrorMeaning>;

export type ErrorCode = keyof typeof ERRORS;

/** What a code means; undefined for one that only a newer version knows. */
export function meaningOf(code: string): ErrorMeaning | undefined {
  return Object.hasOwn(ERRORS, code) ? ERRORS[code as ErrorCode] : undefined;
}
