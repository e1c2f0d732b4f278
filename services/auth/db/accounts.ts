import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const columns = {
  id: "uuid",
  guest: "bool",
  email: "text?",
  email_key: "text?",
  email_verified_at: "timestamptz?",
  pending_email: "text?",
  password_hash: "text?",
  granted_roles: "text[]",
  created_at: "timestamptz",
} as const;
const list = Object.keys(columns).join(", ");

export type Account = RowOf<typeof columns>;

const insertOne = sql(
  columns,
  `insert into accounts (id, guest, email, email_key, password_hash, created_at) values ($1, $2, $3, $4, $5, $6) returning ${list}`,
);
const findById = sql(columns, `select ${list} from accounts where id = $1`);
const lockById = sql(columns, `select ${list} from accounts where id = $1 for no key update`);
const findFull = sql(columns, `select ${list} from accounts where email_key = $1 and not guest`);
// Who proved the address before whoever only named it; then who came last.
const findGuest = sql(
  columns,
  `select ${list} from accounts where email_key = $1 and guest order by (email_verified_at is not null) desc, created_at desc limit 1`,
);
// One index over guests, another over accounts.
const listNamed = sql(
  { id: "uuid" },
  `select id from accounts where (email_key = $1 and guest) or (email_key = $1 and not guest)
   order by created_at desc limit $2`,
);
const setEmailOf = sql(
  {},
  "update accounts set email = $2, email_key = $3, email_verified_at = $4, pending_email = null where id = $1",
);
const setPending = sql({}, "update accounts set pending_email = $2 where id = $1");
const setPasswordOf = sql({}, "update accounts set password_hash = $2, guest = false where id = $1");
const addRole = sql(
  columns,
  `update accounts set granted_roles = case when $2::text = any(granted_roles) then granted_roles else granted_roles || $2::text end
   where id = $1 returning ${list}`,
);
const listEmails = sql(
  { id: "uuid", email: "text" },
  "select id, email from accounts where id = any($1::uuid[]) and email is not null",
);
const findByAddress = sql(
  { id: "uuid" },
  `select id from accounts where id = any($1::uuid[]) and strpos(lower(email), lower($2)) > 0 order by id limit $3`,
);
const deleteOne = sql({}, "delete from accounts where id = $1");

export interface NewAccount {
  id: string;
  guest: boolean;
  email: string | null;
  email_key: string | null;
  password_hash: string | null;
  created_at: Date;
}

/** The unique index over addresses of full accounts. */
export const EMAIL_INDEX = "accounts_email";

/** @throws a violation of EMAIL_INDEX when the address has a full account */
export async function insertAccount(h: Handle, a: NewAccount): Promise<Account> {
  return (await insertOne.one(h, a.id, a.guest, a.email, a.email_key, a.password_hash, a.created_at))!;
}
export const accountById = (h: Handle, id: string) => findById.one(h, id);
/** The account, its row locked: before its events are added. */
export const lockAccount = (h: Handle, id: string) => lockById.one(h, id);
export const fullAccountOf = (h: Handle, email_key: string) => findFull.one(h, email_key);
export const guestOf = (h: Handle, email_key: string) => findGuest.one(h, email_key);
/** Accounts and guests of an address, the newest first. */
export const namedBy = (h: Handle, email_key: string, limit: number) => listNamed.all(h, email_key, limit);
/** Sets the address in force and drops the pending one. @throws a violation of EMAIL_INDEX */
export const setEmail = (h: Handle, id: string, email: string, email_key: string, verified_at: Date | null) =>
  setEmailOf.run(h, id, email, email_key, verified_at);
export const setPendingEmail = (h: Handle, id: string, email: string | null) => setPending.run(h, id, email);
/** A guest with a password is a full account. @throws a violation of EMAIL_INDEX */
export const setPassword = (h: Handle, id: string, password_hash: string) =>
  setPasswordOf.run(h, id, password_hash);
export const grantRoleTo = (h: Handle, id: string, role: string) => addRole.one(h, id, role);
export const emailsOf = (h: Handle, ids: string[]) => listEmails.all(h, ids);
export const accountsAddressed = (h: Handle, ids: string[], text: string, limit: number) =>
  findByAddress.all(h, ids, text, limit);
export const deleteAccount = (h: Handle, id: string) => deleteOne.run(h, id);
