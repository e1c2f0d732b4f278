import { createHash } from "node:crypto";
import type { Database } from "../db/database.ts";
import type { Tx } from "../db/transaction.ts";
import { violates } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { AppError } from "../errors.ts";
import type { Secrets } from "../secrets.ts";
import { Reply } from "./route.ts";

const findAnswer = sql(
  { body_hash: "text", status: "int4", answer: "bytea" },
  "select body_hash, status, answer from idempotency_keys where user_id = $1 and route = $2 and key = $3",
);
const insertAnswer = sql(
  {},
  "insert into idempotency_keys (user_id, route, key, body_hash, status, answer, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
);
const trimAnswers = sql({}, "delete from idempotency_keys where created_at < $1");
const eraseAnswers = sql({}, "delete from idempotency_keys where user_id = $1");

/** Answers hold what only their receiver may see, such as what opens a payment: they are kept sealed. */
const PURPOSE = "remembered answers";
const KEY = /^[\x21-\x7e]{1,255}$/;

/** One request with an Idempotency-Key; the key belongs to its user and route. */
export interface Once {
  user_id: string;
  route: string;
  key: string;
  body_hash: string;
}

/** @throws AppError idempotency_key_missing (400), validation_failed (422) for one that is too long or odd */
export function readKey(header: string | string[] | undefined): string {
  if (header === undefined || header === "")
    throw new AppError("invalid_argument", "idempotency_key_missing", {
      detail: "Send an Idempotency-Key header with a value of your own, such as a UUID.",
    });
  if (typeof header !== "string" || !KEY.test(header))
    throw new AppError("invalid_argument", "validation_failed", {
      detail: "The Idempotency-Key must be 1 to 255 printable characters.",
    });
  return header;
}

export function hashBody(method: string, path: string, raw: Buffer): string {
  return createHash("sha256").update(`${method} ${path}\n`).update(raw).digest("base64url");
}

/**
 * The answer given before, marked as a replay.
 * @throws AppError idempotency_key_reused when the key came with another body
 */
export async function findReplay(db: Database, secrets: Secrets, once: Once): Promise<Reply | undefined> {
  const known = await findAnswer.one(db, once.user_id, once.route, once.key);
  if (!known) return undefined;
  if (known.body_hash !== once.body_hash)
    throw new AppError("invalid_argument", "idempotency_key_reused", {
      detail: "This Idempotency-Key was used with another request.",
    });
  const body: unknown = JSON.parse(secrets.open(PURPOSE, known.answer).toString());
  return new Reply(known.status, body, { "idempotency-replayed": "true" });
}

/** Writes the answer; a twin that committed first makes the commit fail, and its answer is given. */
export function rememberAnswer(tx: Tx, secrets: Secrets, once: Once, answer: Reply, now: Date): Reply {
  const sealed = secrets.seal(PURPOSE, Buffer.from(JSON.stringify(answer.body ?? null)));
  insertAnswer.send(tx, once.user_id, once.route, once.key, once.body_hash, answer.status, sealed, now);
  return answer;
}

/** True when the transaction failed because a twin of the request was faster. */
export const twinWasFaster = (error: unknown) => violates(error, "idempotency_keys_pkey");

/** Old answers are forgotten: a retry comes within hours, not weeks. */
export const forgetAnswers = (db: Database, older_than: Date) => trimAnswers.run(db, older_than);
/** The answers given to a person who wants to be forgotten. */
export const forgetAnswersOf = (tx: Tx, user_id: string) => eraseAnswers.run(tx, user_id);
