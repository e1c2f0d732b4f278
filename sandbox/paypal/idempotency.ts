import { createHash } from "node:crypto";
import type { World } from "../world.ts";
import { invalidRequest, unprocessable } from "./failure.ts";

const LONGEST_KEY = 108;
const KEPT_MS = 45 * 24 * 60 * 60 * 1000;

export type SavedAnswer = { status: number; body: string };

/** A request under a PayPal-Request-Id: its path and a fingerprint of its body. */
export type KeyedRequest = { key: string; path: string; fingerprint: string };

export function checkKey(key: string): void {
  if (key.length <= LONGEST_KEY) return;
  throw invalidRequest(
    "INVALID_STRING_LENGTH",
    "The value of a field is either too short or too long.",
    "PayPal-Request-Id",
  );
}

export const fingerprint = (body: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(sorted(body)))
    .digest("base64");

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, part]) => [name, sorted(part)]);
}

/** The answer this id already has; refuses another body or another address under the same id. */
export function savedAnswer(world: World, request: KeyedRequest): SavedAnswer | null {
  const row = world.paypal.idempotency.get.get(request.key) as
    | (SavedAnswer & { path: string; fingerprint: string })
    | undefined;
  if (!row) return null;
  if (row.path !== request.path || row.fingerprint !== request.fingerprint)
    throw unprocessable(
      "DUPLICATE_REQUEST_ID",
      "The value of PayPal-Request-Id header has already been used with another request.",
    );
  return { status: row.status, body: row.body };
}

export function saveAnswer(world: World, request: KeyedRequest, { status, body }: SavedAnswer): void {
  const { key, path, fingerprint: print } = request;
  world.paypal.idempotency.put.run(key, path, print, status, body, world.clock());
}

export function forgetOldKeys(world: World): void {
  world.paypal.idempotency.prune.run(world.clock() - KEPT_MS);
}
