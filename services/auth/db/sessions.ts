import type { Handle } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

// Session and first token in one round trip: guests arrive in crowds.
const insertWithToken = sql(
  {},
  `with s as (
     insert into sessions (id, user_id, user_agent, created_at, last_used_at, expires_at, ends_at) values ($1, $2, $3, $4, $4, $5, $6) returning id)
   insert into refresh_tokens (token_hash, session_id, issued_at) select $7, id, $4 from s`,
);
const lockByToken = sql(
  { id: "uuid", user_id: "uuid", expires_at: "timestamptz", ends_at: "timestamptz" },
  `select id, user_id, expires_at, ends_at from sessions
   where id = (select session_id from refresh_tokens where token_hash = $1) for no key update`,
);
const prolong = sql({}, "update sessions set last_used_at = $2, expires_at = $3 where id = $1");
// Asked by every service for every session, at most every 5 s: one statement, three index look-ups.
const readActive = sql(
  {
    user_id: "uuid",
    guest: "bool",
    email_key: "text?",
    email_verified_at: "timestamptz?",
    granted_roles: "text[]",
    memberships: "jsonb",
  },
  `select a.id as user_id, a.guest, a.email_key, a.email_verified_at, a.granted_roles,
     coalesce((select jsonb_object_agg(m.organization_id, m.role) from memberships m where m.user_id = a.id), '{}') as memberships
   from sessions s join accounts a on a.id = s.user_id where s.id = $1 and s.expires_at > $2`,
);
const listOf = sql(
  { id: "uuid", user_agent: "text", created_at: "timestamptz", last_used_at: "timestamptz" },
  `select id, user_agent, created_at, last_used_at from sessions
   where user_id = $1 and expires_at > $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
);
const deleteOne = sql({}, "delete from sessions where id = $1 and user_id = $2");
const deleteAll = sql(
  { id: "uuid" },
  "delete from sessions where user_id = $1 and ($2::uuid is null or id <> $2) returning id",
);
const deleteExpired = sql(
  {},
  "delete from sessions where id in (select id from sessions where expires_at < $1 order by expires_at limit 500 for update skip locked)",
);

export interface NewSession {
  id: string;
  user_id: string;
  user_agent: string;
  created_at: Date;
  expires_at: Date;
  ends_at: Date;
  token_hash: Buffer;
}

export const insertSession = (h: Handle, s: NewSession) =>
  insertWithToken.run(h, s.id, s.user_id, s.user_agent, s.created_at, s.expires_at, s.ends_at, s.token_hash);
/** The session of a refresh token, locked: tokens of one session are exchanged one after the other. */
export const lockSessionOf = (h: Handle, token_hash: Buffer) => lockByToken.one(h, token_hash);
export const prolongSession = (h: Handle, id: string, now: Date, expires_at: Date) =>
  prolong.run(h, id, now, expires_at);
/** A living session with what its person may do. */
export const activeSession = (h: Handle, id: string, now: Date) => readActive.one(h, id, now);
/** Newest first, those before a certain one. */
export const sessionsOf = (h: Handle, user_id: string, now: Date, before: string | null, limit: number) =>
  listOf.all(h, user_id, now, before, limit);
/** @returns 0 when the person has no such session */
export const deleteSession = (h: Handle, id: string, user_id: string) => deleteOne.run(h, id, user_id);
/** @returns the ids of those that ended */
export const deleteSessionsOf = async (h: Handle, user_id: string, except: string | null) =>
  (await deleteAll.all(h, user_id, except)).map(({ id }) => id);
export const deleteExpiredSessions = (h: Handle, now: Date) => deleteExpired.run(h, now);
