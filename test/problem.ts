import assert from "node:assert/strict";

/** The codes of the public contract, with the status each comes with. */
const CODES: Record<string, number[]> = {
  malformed_body: [400],
  idempotency_key_missing: [400],
  invalid_signature: [400],
  unauthenticated: [401],
  invalid_credentials: [401],
  forbidden: [403],
  not_on_sale: [403],
  admission_required: [403],
  not_found: [404],
  method_not_allowed: [405],
  not_acceptable: [406],
  request_timeout: [408],
  seat_taken: [409],
  sold_out: [409],
  capacity_below_sold: [409],
  email_taken: [409],
  payment_required: [409],
  payment_in_progress: [409],
  invalid_state: [409],
  extend_limit: [409],
  idempotency_key_in_progress: [409],
  version_mismatch: [412],
  payload_too_large: [413],
  uri_too_long: [414],
  unsupported_media_type: [415],
  validation_failed: [422],
  limit_exceeded: [422],
  contact_required: [422],
  idempotency_key_reused: [422],
  precondition_required: [428],
  rate_limited: [429],
  headers_too_large: [431],
  internal: [500],
  overloaded: [503],
  dependency_unavailable: [503],
};
const FIELDS = ["type", "title", "status", "detail", "code", "correlation_id"];
/** Traces of our insides: stacks, files, SQL, hosts. */
const INSIDES =
  /\bat .+:\d+:\d+|node_modules|\.ts\b|\bselect\b.+\bfrom\b|\binsert into\b|\bECONN|\bpg_|127\.0\.0\.1|violates .* constraint/i;

/** A problem's body, as far as tests look at it. */
export interface Problem {
  code: string;
  correlation_id: string;
  errors?: { pointer: string; code: string; detail: string }[];
}

/** Checks that a refusal is what RFC 9457 and the contract say, and tells nothing about our insides. */
export function assertProblem(status: number, headers: Headers, text: string): Problem {
  const where = `${status} ${text.slice(0, 300)}`;
  assert.match(headers.get("content-type") ?? "", /^application\/problem\+json/, where);
  const problem = JSON.parse(text) as Problem & Record<string, unknown>;
  for (const field of FIELDS) assert.ok(problem[field], `${field} is missing in ${where}`);
  const extra = Object.keys(problem).filter((field) => ![...FIELDS, "errors", "instance"].includes(field));
  assert.deepEqual(extra, [], where);
  assert.ok(CODES[problem.code]?.includes(status), `unknown code or wrong status: ${where}`);
  assert.equal(problem.status, status, where);
  assert.equal(problem.correlation_id, headers.get("x-correlation-id"), where);
  assert.doesNotMatch(text, INSIDES);
  for (const error of problem.errors ?? []) {
    assert.deepEqual(Object.keys(error).sort(), ["code", "detail", "pointer"], where);
    assert.match(error.pointer, /^(\/.*)?$/, where);
  }
  if (status === 401) assert.ok(headers.get("www-authenticate"), where);
  if (status === 405) assert.ok(headers.get("allow"), where);
  if (status === 429 || status === 503) assert.match(headers.get("retry-after") ?? "", /^\d+$/, where);
  return problem;
}
