import type { Client } from "@connectrpc/connect";
import type { JSONWebKeySet } from "jose";
import { JOSEError, JWKSNoMatchingKey } from "jose/errors";
import { createLocalJWKSet } from "jose/jwks/local";
import { jwtVerify } from "jose/jwt/verify";
import type { AuthService, GetSessionResponse } from "../../contracts/gen/auth/v1/auth_pb.ts";
import type { OrganizationRole, SystemRole } from "../../contracts/types/permissions.ts";
import { unauthenticated } from "../errors.ts";
import type { Caller } from "./caller.ts";
import type { RightsCache } from "./rights-cache.ts";

export const ISSUER = "foyer";
export const AUDIENCE = "foyer-api";
/** No answer of auth about a session is believed any longer. */
export const RIGHTS_LIFE_MS = 5_000;
const KEYS_REFRESH_MS = 10_000;
const CACHE_SIZE = 20_000;

/** What auth said about a session that lives, without what every caller knows anyway. */
interface Rights {
  roles: string[];
  email_verified: boolean;
  has_email: boolean;
  contact_hash: string;
  memberships: [organization_id: string, role: string][];
}

interface Known {
  caller: Promise<Caller>;
  user_id: string;
  until_ms: number;
}

interface Claims {
  user_id: string;
  session_id: string;
  expires_ms: number;
}

/**
 * Turns an access token into a caller: signature, issuer, audience, type and times by the token; whether
 * the session lives and what its person may do by auth, remembered for at most 5 s, here and by all processes together,
 * and dropped at once when auth says that something changed.
 */
export class Identity {
  readonly #auth: Client<typeof AuthService>;
  readonly #now: () => Date;
  readonly #claims = new Map<string, Claims>();
  readonly #callers = new Map<string, Known>();
  readonly #together: RightsCache | undefined;
  #keys: ReturnType<typeof createLocalJWKSet> | undefined;
  #keysAt_ms = -KEYS_REFRESH_MS;

  constructor(auth: Client<typeof AuthService>, now: () => Date, together?: RightsCache) {
    this.#auth = auth;
    this.#now = now;
    this.#together = together;
  }

  /** @throws AppError unauthenticated */
  async callerOf(token: string): Promise<Caller> {
    const claims = await this.#verify(token);
    const now_ms = performance.now();
    const known = this.#callers.get(claims.session_id);
    if (known && known.user_id === claims.user_id && known.until_ms > now_ms) return known.caller;
    const until_ms = now_ms + RIGHTS_LIFE_MS;
    const asked = this.#look(claims);
    const caller = asked.then(({ rights }) => callerWith(claims, rights));
    const entry: Known = { caller, user_id: claims.user_id, until_ms };
    remember(this.#callers, claims.session_id, entry);
    asked.then(
      ({ left_ms }) => (entry.until_ms = Math.min(until_ms, now_ms + left_ms)),
      () => this.#callers.delete(claims.session_id),
    );
    return caller;
  }

  /** Forgets what is known of a person, here and everywhere. */
  async forget(user_id: string): Promise<void> {
    this.#forgetHere(user_id);
    if (!this.#together) return;
    await this.#together.drop(user_id);
    // Somebody may have asked in between, and found what was about to be dropped.
    this.#forgetHere(user_id);
  }

  #forgetHere(user_id: string): void {
    for (const [session_id, entry] of this.#callers)
      if (entry.user_id === user_id) this.#callers.delete(session_id);
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
          if (!(error instanceof JWKSNoMatchingKey)) throw error;
          return jwtVerify(token, await this.#keySet(true), options);
        },
      );
      if (typeof payload.sid !== "string") throw unauthenticated();
      return { user_id: payload.sub!, session_id: payload.sid, expires_ms: payload.exp! * 1000 };
    } catch (error) {
      if (error instanceof JOSEError) throw unauthenticated("The access token is not valid.");
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

  async #look({ user_id, session_id }: Claims): Promise<{ rights: Rights; left_ms: number }> {
    const { known, age } = (await this.#together?.find(user_id, session_id)) ?? {};
    if (known) return { rights: JSON.parse(known.answer) as Rights, left_ms: known.left_ms };
    const asked_ms = performance.now();
    const session = await this.#auth.getSession({ sessionId: session_id });
    if (!session.active || session.userId !== user_id) throw unauthenticated("The session has ended.");
    const rights = rightsOf(session);
    if (age !== undefined) {
      const left_ms = RIGHTS_LIFE_MS - (performance.now() - asked_ms);
      void this.#together?.keep(user_id, session_id, age, JSON.stringify(rights), left_ms);
    }
    return { rights, left_ms: RIGHTS_LIFE_MS };
  }
}

const rightsOf = (session: GetSessionResponse): Rights => ({
  roles: session.roles,
  email_verified: session.emailVerified,
  has_email: session.hasEmail,
  contact_hash: session.contactHash,
  memberships: session.memberships.map(({ organizationId, role }) => [organizationId, role]),
});

const callerWith = ({ user_id, session_id }: Claims, rights: Rights): Caller => ({
  ...rights,
  user_id,
  session_id,
  roles: new Set(rights.roles as SystemRole[]),
  memberships: new Map(rights.memberships as [string, OrganizationRole][]),
});

// Insertion order makes the oldest entry the first.
function remember<Value>(cache: Map<string, Value>, key: string, value: Value): void {
  if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value!);
  cache.set(key, value);
}
