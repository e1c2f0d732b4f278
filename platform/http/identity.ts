import type { Client } from "@connectrpc/connect";
import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from "jose";
import type { AuthService } from "../../contracts/gen/auth/v1/auth_pb.ts";
import type { OrganizationRole, SystemRole } from "../../contracts/types/permissions.ts";
import { unauthenticated } from "../errors.ts";
import type { Caller } from "./caller.ts";

export const ISSUER = "foyer";
export const AUDIENCE = "foyer-api";
const SESSION_CACHE_MS = 5_000;
const KEYS_REFRESH_MS = 10_000;
const CACHE_SIZE = 20_000;

interface Claims {
  user_id: string;
  session_id: string;
  expires_ms: number;
}

/**
 * Turns an access token into a caller: signature, issuer, audience, type and times by the token; whether
 * the session lives and what its person may do by auth, remembered for at most 5 s and dropped at once
 * when auth says that something changed.
 */
export class Identity {
  readonly #auth: Client<typeof AuthService>;
  readonly #now: () => Date;
  readonly #claims = new Map<string, Claims>();
  readonly #callers = new Map<string, { caller: Promise<Caller>; user_id: string; until_ms: number }>();
  #keys: ReturnType<typeof createLocalJWKSet> | undefined;
  #keysAt_ms = -KEYS_REFRESH_MS;

  constructor(auth: Client<typeof AuthService>, now: () => Date) {
    this.#auth = auth;
    this.#now = now;
  }

  /** @throws AppError unauthenticated */
  async callerOf(token: string): Promise<Caller> {
    const claims = await this.#verify(token);
    const now_ms = performance.now();
    const known = this.#callers.get(claims.session_id);
    if (known && known.user_id === claims.user_id && known.until_ms > now_ms) return known.caller;
    const caller = this.#ask(claims);
    remember(this.#callers, claims.session_id, {
      caller,
      user_id: claims.user_id,
      until_ms: now_ms + SESSION_CACHE_MS,
    });
    caller.catch(() => this.#callers.delete(claims.session_id));
    return caller;
  }

  /** Forgets what is known of a person; without one, of everybody. */
  forget(user_id?: string): void {
    for (const [session_id, entry] of this.#callers) {
      if (user_id === undefined || entry.user_id === user_id) this.#callers.delete(session_id);
    }
  }

  async #verify(token: string): Promise<Claims> {
    if (token.length > 4096) throw unauthenticated();
    const now_ms = this.#now().getTime();
    const known = this.#claims.get(token);
    if (known && known.expires_ms > now_ms) return known;
    const claims = await this.#check(token);
    remember(this.#claims, token, claims);
    return claims;
  }

  async #check(token: string): Promise<Claims> {
    const options = {
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: "at+jwt",
      algorithms: ["EdDSA"],
      currentDate: this.#now(),
      requiredClaims: ["exp", "iat", "sub", "sid"],
    };
    try {
      const { payload } = await jwtVerify(token, await this.#keySet(false), options).catch(
        async (error: unknown) => {
          if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
          return jwtVerify(token, await this.#keySet(true), options);
        },
      );
      if (typeof payload.sid !== "string") throw unauthenticated();
      return { user_id: payload.sub!, session_id: payload.sid, expires_ms: payload.exp! * 1000 };
    } catch (error) {
      if (error instanceof errors.JOSEError) throw unauthenticated("The access token is not valid.");
      throw error;
    }
  }

  async #keySet(renew: boolean): Promise<ReturnType<typeof createLocalJWKSet>> {
    const stale = performance.now() - this.#keysAt_ms > KEYS_REFRESH_MS;
    if (!this.#keys || (renew && stale)) {
      const { jwksJson } = await this.#auth.getKeys({});
      this.#keys = createLocalJWKSet(JSON.parse(jwksJson) as JSONWebKeySet);
      this.#keysAt_ms = performance.now();
    }
    return this.#keys;
  }

  async #ask({ user_id, session_id }: Claims): Promise<Caller> {
    const session = await this.#auth.getSession({ sessionId: session_id });
    if (!session.active || session.userId !== user_id) throw unauthenticated("The session has ended.");
    return {
      user_id,
      session_id,
      roles: new Set(session.roles as SystemRole[]),
      email_verified: session.emailVerified,
      has_email: session.hasEmail,
      contact_hash: session.contactHash,
      memberships: new Map(
        session.memberships.map((entry) => [entry.organizationId, entry.role as OrganizationRole]),
      ),
    };
  }
}

// Insertion order makes the oldest entry the first.
function remember<Value>(cache: Map<string, Value>, key: string, value: Value): void {
  if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value!);
  cache.set(key, value);
}
