import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

export type MailPurpose = "email_verification" | "password_reset";

const columns = {
  id: "uuid",
  user_id: "uuid",
  purpose: "text",
  email: "text",
  requested_at: "timestamptz",
  expires_at: "timestamptz",
} as const;
const list = Object.keys(columns).join(", ");
export type MailRequest = RowOf<typeof columns>;

// The newest replaces those before: their links die.
const replace = sql(
  {},
  `with old as (delete from mail_requests where user_id = $2 and purpose = $3 and id <> $1)
   insert into mail_requests (id, user_id, purpose, email, requested_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
);
const giveToken = sql(
  columns,
  `update mail_requests set token_hash = $2, expires_at = case purpose when 'password_reset' then $4::timestamptz else $5::timestamptz end
   where id = $1 and expires_at > $3 returning ${list}`,
);
const findByToken = sql(
  columns,
  `select ${list} from mail_requests where token_hash = $1 and purpose = $2 and expires_at > $3`,
);
const takeByToken = sql(
  columns,
  `delete from mail_requests where token_hash = $1 and purpose = $2 and expires_at > $3 returning ${list}`,
);
const deleteFor = sql({}, "delete from mail_requests where user_id = $1 and purpose = $2");
const listOf = sql(
  columns,
  `select ${list} from mail_requests where user_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
);
const deleteExpired = sql({}, "delete from mail_requests where expires_at < $1");

export const replaceMailRequest = (h: Handle, r: MailRequest) =>
  replace.run(h, r.id, r.user_id, r.purpose, r.email, r.requested_at, r.expires_at);
/** Puts a (new) token on a request that is still open; it ends by its purpose. */
export const giveTokenTo = (
  h: Handle,
  id: string,
  token_hash: Buffer,
  now: Date,
  ends: Record<MailPurpose, Date>,
) => giveToken.one(h, id, token_hash, now, ends.password_reset, ends.email_verification);
export const requestOfToken = (h: Handle, token_hash: Buffer, purpose: MailPurpose, now: Date) =>
  findByToken.one(h, token_hash, purpose, now);
/** The request of a token, used up: of parallel uses one gets it. */
export const takeRequest = (h: Handle, token_hash: Buffer, purpose: MailPurpose, now: Date) =>
  takeByToken.one(h, token_hash, purpose, now);
export const dropMailRequests = (h: Handle, user_id: string, purpose: MailPurpose) =>
  deleteFor.run(h, user_id, purpose);
export const mailRequestsOf = (h: Handle, user_id: string, after: string | null, limit: number) =>
  listOf.all(h, user_id, after, limit);
export const deleteExpiredMailRequests = (h: Handle, now: Date) => deleteExpired.run(h, now);
