import { rightsChanged, sessionRevoked } from "../../contracts/events/auth.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import { newId } from "../../platform/ids.ts";
import type { Context } from "./context.ts";
import { lockAccount } from "./db/accounts.ts";
import { exchangeToken, refreshToken } from "./db/refresh-tokens.ts";
import {
  deleteSession,
  deleteSessionsOf,
  insertSession,
  lockSessionOf,
  prolongSession,
} from "./db/sessions.ts";
import { tokenReused } from "./facts.ts";
import { hashToken, newToken } from "./tokens.ts";

const DAY_MS = 86_400_000;
/** Two tabs that refresh in the same moment hold the same token: within this both are answered. */
const GRACE_MS = 10_000;
/** A browser that restores many tabs is served, a loop that splits one token for ever is not. */
const MAX_USES = 100;

export interface OpenSession {
  user_id: string;
  session_id: string;
  refresh_token: string;
}

/** A new session with its first refresh token. */
export async function openSession(
  { clock, config }: Context,
  tx: Tx,
  user_id: string,
  user_agent: unknown,
): Promise<OpenSession> {
  const now = clock.now();
  const { token, token_hash } = newToken();
  const id = newId();
  await insertSession(tx, {
    id,
    user_id,
    user_agent: typeof user_agent === "string" ? user_agent.slice(0, 160) : "",
    created_at: now,
    expires_at: new Date(now.getTime() + config.session_idle_days * DAY_MS),
    ends_at: new Date(now.getTime() + config.session_max_days * DAY_MS),
    token_hash,
  });
  return { user_id, session_id: id, refresh_token: token };
}

/**
 * Exchanges a refresh token for its successor. One that was used before, other than a moment ago, has been
 * copied: the whole session ends, whoever of the two comes.
 * @returns undefined when the token is unknown, over or reused
 */
export async function exchange(context: Context, token: string): Promise<OpenSession | undefined> {
  const { db, clock, config } = context;
  const old_hash = hashToken(token);
  const result = await db.tx(async (tx) => {
    const session = await lockSessionOf(tx, old_hash);
    const known = session && (await refreshToken(tx, old_hash));
    const now = clock.now();
    if (!session || !known || session.expires_at <= now) return undefined;
    const reused = known.used_at !== null && now.getTime() - known.used_at.getTime() > GRACE_MS;
    if (reused) return { session, reused };
    if (known.uses >= MAX_USES) return undefined;
    const next = newToken();
    await exchangeToken(tx, old_hash, next.token_hash, session.id, now);
    const idle_end = now.getTime() + config.session_idle_days * DAY_MS;
    await prolongSession(tx, session.id, now, new Date(Math.min(idle_end, session.ends_at.getTime())));
    return { session, reused, refresh_token: next.token };
  });
  if (!result) return undefined;
  const { session, reused, refresh_token } = result;
  if (reused) {
    tokenReused(context, session.user_id, session.id);
    await endSession(context, session.user_id, session.id);
    return undefined;
  }
  return { user_id: session.user_id, session_id: session.id, refresh_token };
}

/** The session a refresh token belongs to, whether or not the token was used. */
export const sessionOfToken = (context: Context, token: string) =>
  context.db.tx((tx) => lockSessionOf(tx, hashToken(token)));

/** @returns false when the person has no such session */
export function endSession(context: Context, user_id: string, session_id: string): Promise<boolean> {
  return context.db.tx(async (tx) => {
    if (!(await lockAccount(tx, user_id))) return false;
    if ((await deleteSession(tx, session_id, user_id)) === 0) return false;
    context.outbox.add(tx, sessionRevoked, { user_id, session_id });
    forgetAfter(context, tx, user_id);
    return true;
  });
}

/** Ends all sessions of an account whose row is locked. */
export async function endAllSessions(context: Context, tx: Tx, user_id: string): Promise<void> {
  await deleteSessionsOf(tx, user_id, null);
  context.outbox.add(tx, sessionRevoked, { user_id, session_id: null });
  forgetAfter(context, tx, user_id);
}

/** Ends all but this session of an account whose row is locked. */
export async function endOtherSessions(
  context: Context,
  tx: Tx,
  user_id: string,
  session_id: string,
): Promise<void> {
  const ended = await deleteSessionsOf(tx, user_id, session_id);
  context.outbox.addAll(
    tx,
    sessionRevoked,
    ended.map((id) => ({ user_id, session_id: id })),
  );
  forgetAfter(context, tx, user_id);
}

/** Says that roles, memberships or contact of an account, whose row is locked, are others now. */
export async function rightsHaveChanged(context: Context, tx: Tx, user_id: string): Promise<void> {
  context.outbox.add(tx, rightsChanged, { user_id });
  forgetAfter(context, tx, user_id);
}

// Other processes hear it by the event; this one need not wait for it.
function forgetAfter({ identity }: Context, tx: Tx, user_id: string): void {
  tx.afterCommit(() => void identity.forget(user_id));
}
