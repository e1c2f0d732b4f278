import { createHash } from "node:crypto";
import type { World } from "../world.ts";
import { invalidRequest, StripeFailure } from "./failure.ts";
import type { Form } from "./form.ts";

const LONGEST_KEY = 255;
const KEPT_MS = 24 * 60 * 60 * 1000;

export type SavedAnswer = { status: number; body: string; request_id: string };

/** A request under an idempotency key: its path and a fingerprint of its parameters. */
export type KeyedRequest = { key: string; path: string; fingerprint: string };

export function checkKey(key: string): void {
  if (key.length <= LONGEST_KEY) return;
  throw invalidRequest(`Idempotency keys must be at most ${LONGEST_KEY} characters long.`);
}

/**
 * The same parameters in any order have the same fingerprint. A card number counts by its last four digits only,
 * so that nothing from which it could be computed is stored.
 */
export function fingerprint(form: Form): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(form)))
    .digest("base64");
}

function sorted(form: Form): unknown {
  const names = Object.keys(form).sort();
  return names.map((name) => {
    const value = form[name];
    if (typeof value === "object") return [name, sorted(value)];
    if (name === "number") return [name, value?.slice(-4)];
    return [name, name === "cvc" ? "" : value];
  });
}

/** The answer this key already has; refuses other parameters or another address under the same key. */
export function savedAnswer(world: World, request: KeyedRequest): SavedAnswer | null {
  const row = world.stripe.idempotency.get.get(request.key) as
    | (SavedAnswer & { path: string; fingerprint: string })
    | undefined;
  if (!row) return null;
  const hint = `Try using a key other than '${request.key}' if you meant to execute a different request.`;
  if (row.path !== request.path) {
    const paths = `('${row.path}' vs '${request.path}')`;
    throw idempotencyError(
      400,
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ${paths}. ${hint}`,
    );
  }
  if (row.fingerprint !== request.fingerprint) {
    throw idempotencyError(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. ${hint}`,
    );
  }
  return { status: row.status, body: row.body, request_id: row.request_id };
}

export function saveAnswer(world: World, request: KeyedRequest, answer: SavedAnswer): void {
  const { key, path, fingerprint: print } = request;
  world.stripe.idempotency.put.run(
    key,
    path,
    print,
    answer.status,
    answer.body,
    answer.request_id,
    world.clock(),
  );
}

export function forgetOldKeys(world: World): void {
  world.stripe.idempotency.prune.run(world.clock() - KEPT_MS);
}

/** The answer to a twin that arrives while the first is still being worked on. */
export function inProgress(key: string): StripeFailure {
  const message =
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and ` +
    `the other request is still going through): ${key}. Please try again later.`;
  return idempotencyError(409, message, "idempotency_key_in_use");
}

function idempotencyError(status: number, message: string, code?: string): StripeFailure {
  return new StripeFailure(status, { type: "idempotency_error", message, code });
}
