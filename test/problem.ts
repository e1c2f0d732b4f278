import assert from "node:assert/strict";
import { meaningOf } from "../contracts/types/errors.ts";

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
  const meaning = meaningOf(problem.code);
  assert.equal(meaning?.status, status, `unknown code or wrong status: ${where}`);
  assert.equal(problem.title, meaning?.title, where);
  assert.equal(new URL(String(problem.type)).pathname, `/errors/${problem.code}`, where);
  assert.equal(problem.status, status, where);
  assert.equal(problem.correlation_id, headers.get("x-correlation-id"), where);
  // The address of the page is the public one, whatever it is.
  assert.doesNotMatch(text.replace(String(problem.type), ""), INSIDES);
  for (const error of problem.errors ?? []) {
    assert.deepEqual(Object.keys(error).sort(), ["code", "detail", "pointer"], where);
    assert.match(error.pointer, /^(\/.*)?$/, where);
  }
  if (status === 401) assert.ok(headers.get("www-authenticate"), where);
  if (status === 405) assert.ok(headers.get("allow"), where);
  if (status === 429 || status === 503) assert.match(headers.get("retry-after") ?? "", /^\d+$/, where);
  return problem;
}
