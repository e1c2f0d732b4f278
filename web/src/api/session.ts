import { createStore, useStore } from "../lib/store.ts";
import { ApiProblem, problemOf } from "./problem.ts";
import { transport } from "./transport.ts";
import type { SessionAnswer, SessionUser } from "./types.ts";

// The access token lives in memory only. The refresh token is an HttpOnly cookie, so a reload or a second tab
// asks for a new access token; a mark in localStorage tells whether asking is worth a request.

export type Session =
  | { kind: "unknown" }
  | { kind: "none" }
  | { kind: "guest" | "member"; user: SessionUser };

const MARK = "foyer.session";
const EARLY_MS = 30_000;

const store = createStore<Session>({ kind: "unknown" });
let access: { token: string; expires_at: number } | undefined;
let refreshing: Promise<void> | undefined;

export const useSession = (): Session => useStore(store);
export const sessionNow = (): Session => store.get();
export const onSession = store.subscribe;

async function post<T>(path: string, body: object, token?: string): Promise<T> {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (token) headers["authorization"] = `Bearer ${token}`;
  const response = await transport(
    new Request(`/api${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
  );
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response, answer);
  return answer as T;
}

async function whoAmI(token: string): Promise<SessionUser> {
  const response = await transport(
    new Request("/api/users/me", { headers: { authorization: `Bearer ${token}` } }),
  );
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response, answer);
  return answer as SessionUser;
}

async function accept(answer: SessionAnswer): Promise<void> {
  access = { token: answer.access_token, expires_at: performance.now() + answer.expires_in * 1000 };
  localStorage.setItem(MARK, "1");
  // Only /users/me knows the houses somebody works for; a guest works for none.
  const guest = answer.user?.roles?.includes("guest") ? answer.user : undefined;
  const user = guest ?? (await whoAmI(answer.access_token));
  store.set({ kind: user.roles?.includes("guest") ? "guest" : "member", user });
}

function forget(): void {
  access = undefined;
  localStorage.removeItem(MARK);
  store.set({ kind: "none" });
}

/** One refresh at a time, over all tabs: the cookie they share is good for one use. */
async function refresh(): Promise<void> {
  const work = async () => accept(await post<SessionAnswer>("/auth/refresh", {}));
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
    if (store.get().kind === "unknown") store.set({ kind: "none" });
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
  await accept(await post("/auth/login", { email, password, session: "cookie" }));
}

export interface Registration {
  email: string;
  password: string;
  name: string;
  locale: string;
  time_zone: string;
}

export async function register(input: Registration): Promise<void> {
  await accept(await post("/auth/register", { ...input, session: "cookie" }));
}

/** A session to buy with, made only when somebody without one first holds something. */
export async function beSomebody(): Promise<void> {
  if (await accessToken()) return;
  await accept(await post("/auth/guest", { session: "cookie" }));
}

export async function signOut(): Promise<void> {
  await post("/auth/logout", {}, access?.token).catch(() => undefined);
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
  await post<unknown>("/auth/verify-email/resend", {}, await accessToken());
}

/** The first password of a guest whose address is proven: from then on a full account with the same bookings. */
export async function setFirstPassword(password: string): Promise<void> {
  await post<unknown>("/auth/password", { password }, await accessToken());
  await refreshSession();
}

export const verifyEmail = (token: string) => post<unknown>("/auth/verify-email", { token });
export const askPasswordReset = (email: string) => post<unknown>("/auth/password-reset", { email });
export const resetPassword = (token: string, password: string) =>
  post<unknown>("/auth/password-reset/confirm", { token, password });
