import createClient from "openapi-fetch";
import { createStore, useStore } from "../lib/store.ts";
import { ApiProblem, problemOf } from "./problem.ts";
import type { paths } from "./schema.d.ts";
import { transport } from "./transport.ts";
import type { SessionAnswer, SessionUser } from "./types.ts";

// The access token lives in memory only. The refresh token is an HttpOnly cookie, so a reload or a second tab
// asks for a new access token; a mark in localStorage tells whether asking is worth a request.

export type Session =
  | { kind: "unknown" }
  | { kind: "none" }
  /** Somebody is signed in here, and there is no network to tell who: what was kept may be shown. */
  | { kind: "away" }
  | { kind: "guest" | "member"; user: SessionUser };

const MARK = "foyer.session";
const EARLY_MS = 30_000;

const store = createStore<Session>({ kind: "unknown" });
let access: { token: string; expires_at: number } | undefined;
let refreshing: Promise<void> | undefined;

export const useSession = (): Session => useStore(store);
export const sessionNow = (): Session => store.get();
export const onSession = store.subscribe;

/** Without a session: what makes, renews and ends one. */
const plain = createClient<paths>({ baseUrl: "/api", fetch: transport });
const bearer = (token: string | undefined) =>
  token ? { headers: { authorization: `Bearer ${token}` } } : {};

async function answerTo<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemOf(response, error);
  return data as T;
}

async function accept(answer: SessionAnswer): Promise<void> {
  access = { token: answer.access_token, expires_at: performance.now() + answer.expires_in * 1000 };
  localStorage.setItem(MARK, "1");
  // Only /users/me knows the houses somebody works for; a guest works for none.
  const guest = answer.user?.roles?.includes("guest") ? answer.user : undefined;
  const user = guest ?? (await answerTo(plain.GET("/users/me", bearer(answer.access_token))));
  store.set({ kind: user.roles?.includes("guest") ? "guest" : "member", user });
}

function forget(): void {
  access = undefined;
  localStorage.removeItem(MARK);
  store.set({ kind: "none" });
}

/** One refresh at a time, over all tabs: the cookie they share is good for one use. */
async function refresh(): Promise<void> {
  const work = async () => accept(await answerTo(plain.POST("/auth/refresh", { body: {} })));
  try {
    await (navigator.locks ? navigator.locks.request("foyer.refresh", work) : work());
  } catch (error) {
    // Only a clear no ends the session; an outage must not sign anybody out.
    if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) forget();
    throw error;
  }
}

export function refreshSession(): Promise<void> {
  refreshing ??= refresh().finally(() => (refreshing = undefined));
  return refreshing;
}

/** At the start of the page: who is here? Never fails; an outage counts as nobody until the next try. */
export async function restoreSession(): Promise<void> {
  if (!localStorage.getItem(MARK)) return store.set({ kind: "none" });
  await refreshSession().catch(() => {
    if (store.get().kind === "unknown") store.set({ kind: "away" });
  });
}

/** With the network comes the answer to who is here. */
export function followNetwork(): void {
  addEventListener("online", () => {
    if (store.get().kind === "away") void refreshSession().catch(() => undefined);
  });
}

/** The token for the next request, fresh enough to arrive alive; undefined when nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  const soon = performance.now() + EARLY_MS;
  if (access && access.expires_at < soon) await refreshSession().catch(() => undefined);
  if (!access && localStorage.getItem(MARK)) await refreshSession().catch(() => undefined);
  return access?.token;
}

export async function signIn(email: string, password: string): Promise<void> {
  await accept(await answerTo(plain.POST("/auth/login", { body: { email, password, session: "cookie" } })));
}

export interface Registration {
  email: string;
  password: string;
  name: string;
  locale: string;
  time_zone: string;
}

export async function register(input: Registration): Promise<void> {
  await accept(await answerTo(plain.POST("/auth/register", { body: { ...input, session: "cookie" } })));
}

/** A session to buy with, made only when somebody without one first holds something. */
export async function beSomebody(): Promise<void> {
  if (await accessToken()) return;
  await accept(await answerTo(plain.POST("/auth/guest", { body: { session: "cookie" } })));
}

export async function signOut(): Promise<void> {
  await plain.POST("/auth/logout", { body: {}, ...bearer(access?.token) }).catch(() => undefined);
  forget();
}

/** Ends every session of this person, this one too. */
export async function signOutEverywhere(): Promise<void> {
  await answerTo(plain.POST("/auth/logout-all", bearer(await accessToken())));
  forget();
}

/** After PUT /users/me: the header shows the new name without another request. */
export function sessionUserChanged(change: Partial<SessionUser>): void {
  const session = store.get();
  if (session.kind === "guest" || session.kind === "member")
    store.set({ ...session, user: { ...session.user, ...change } });
}

/** A guest asks for the mail that proves the address; with that and a password the account is theirs. */
export async function askVerification(): Promise<void> {
  await answerTo(plain.POST("/auth/verify-email/resend", bearer(await accessToken())));
}

/** The first password of a guest whose address is proven: from then on a full account with the same bookings. */
export async function setFirstPassword(password: string): Promise<void> {
  await answerTo(plain.POST("/auth/password", { body: { password }, ...bearer(await accessToken()) }));
  await refreshSession();
}

/** A new password for an account that has one; its other sessions end. */
export async function changePassword(password: string, current_password: string): Promise<void> {
  await answerTo(
    plain.POST("/auth/password", { body: { password, current_password }, ...bearer(await accessToken()) }),
  );
}

/** Joins the house that the mail speaks of; from then on this session may work there. */
export async function acceptInvitation(token: string): Promise<{ name: string }> {
  const joined = await answerTo(
    plain.POST("/organizations/invitations/accept", { body: { token }, ...bearer(await accessToken()) }),
  );
  await refreshSession().catch(() => undefined);
  return joined;
}

export const verifyEmail = (token: string) => answerTo(plain.POST("/auth/verify-email", { body: { token } }));
/** What was booked with an address is mailed to it again; the answer is the same when nothing was. */
export const askForOrders = (email: string) => answerTo(plain.POST("/auth/orders", { body: { email } }));
export const askPasswordReset = (email: string) =>
  answerTo(plain.POST("/auth/password-reset", { body: { email } }));
export const resetPassword = (token: string, password: string) =>
  answerTo(plain.POST("/auth/password-reset/confirm", { body: { token, password } }));
