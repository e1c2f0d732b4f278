import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { SignJWT } from "jose/jwt/sign";
import { AUDIENCE, ISSUER } from "../../platform/http/identity.ts";
import { newId } from "../../platform/ids.ts";
import type { Base } from "../../platform/service.ts";
import { insertSigningKey, listSigningKeys, lockSigningKeys } from "./db/signing-keys.ts";

const PURPOSE = "signing key";
const LOOK_AGAIN_MS = 60_000;
/** A key signs only when everybody had time to see it: services ask again for unknown keys every 10 s. */
const SETTLE_MS = 30_000;

interface SigningKey {
  id: string;
  private_key: KeyObject;
  created_at: Date;
}

/** The keys of access tokens. */
export interface SigningKeys {
  /** A signed access token (JWT, EdDSA) for a person and a session. */
  sign(user_id: string, session_id: string, life_s: number): Promise<string>;
  /** All public keys as a JWKS document. */
  jwks(): Promise<{ keys: Record<string, unknown>[] }>;
}

/** Keys live in the database, the private halves sealed; the first is made when it is first needed. */
export function createSigningKeys({
  db,
  secrets,
  clock,
}: Pick<Base, "db" | "secrets" | "clock">): SigningKeys {
  let known: Promise<SigningKey[]> | undefined;
  let known_at_ms = 0;

  async function load(): Promise<SigningKey[]> {
    const rows = await listSigningKeys(db);
    if (rows.length === 0) {
      await makeFirst();
      return load();
    }
    return rows.map(({ id, private_key, created_at }) => ({
      id,
      created_at,
      private_key: createPrivateKey({
        key: secrets.open(PURPOSE, private_key),
        format: "der",
        type: "pkcs8",
      }),
    }));
  }

  function makeFirst(): Promise<void> {
    return db.tx(async (tx) => {
      await lockSigningKeys(tx);
      if ((await listSigningKeys(tx)).length > 0) return;
      const id = newId();
      const { publicKey, privateKey } = generateKeyPairSync("ed25519");
      const jwk = { ...publicKey.export({ format: "jwk" }), kid: id, alg: "EdDSA", use: "sig" };
      await insertSigningKey(
        tx,
        id,
        jwk,
        secrets.seal(PURPOSE, privateKey.export({ format: "der", type: "pkcs8" })),
        clock.now(),
      );
    });
  }

  function keys(): Promise<SigningKey[]> {
    if (!known || performance.now() - known_at_ms > LOOK_AGAIN_MS) {
      known = load();
      known_at_ms = performance.now();
      known.catch(() => (known = undefined));
    }
    return known;
  }

  return {
    async sign(user_id, session_id, life_s) {
      const now = clock.now();
      const all = await keys();
      const key =
        all.find(({ created_at }) => now.getTime() - created_at.getTime() > SETTLE_MS) ?? all.at(-1)!;
      const now_s = Math.floor(now.getTime() / 1000);
      return new SignJWT({ sid: session_id })
        .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid: key.id })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(user_id)
        .setJti(newId())
        .setIssuedAt(now_s)
        .setExpirationTime(now_s + life_s)
        .sign(key.private_key);
    },
    async jwks() {
      await keys();
      return {
        keys: (await listSigningKeys(db)).map(({ public_jwk }) => public_jwk as Record<string, unknown>),
      };
    },
  };
}
