import assert from "node:assert/strict";
import { createHmac, generateKeyPairSync, randomBytes, sign as signBytes, type KeyObject } from "node:crypto";
import { after, before, test } from "node:test";
import { type Stage, startStage } from "./stage.ts";

let stage: Stage;
let token: string;
let user_id: string;
let refresh_token: string;
let jwk: Record<string, string>;
before(async () => {
  stage = await startStage();
  const somebody = await stage.register();
  [token, user_id, refresh_token] = [somebody.access_token, somebody.user.id, somebody.refresh_token];
  jwk = (await stage.call<{ keys: Record<string, string>[] }>("/.well-known/jwks.json")).body.keys[0]!;
});
after(() => stage.harness.stop());

const own = generateKeyPairSync("ed25519");
const encode = (value: unknown) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const decode = (part: string) =>
  JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
const partsOf = (jwt: string) => jwt.split(".") as [string, string, string];
const me = (jwt: string) => stage.status("/users/me", { token: jwt });

/** The real token with other parts, signed with a key of our own unless told. */
function forge(header: object, claims: object, key: KeyObject = own.privateKey): string {
  const [head, body] = partsOf(token);
  const text = `${encode({ ...decode(head), ...header })}.${encode({ ...decode(body), ...claims })}`;
  return `${text}.${signBytes(null, Buffer.from(text), key).toString("base64url")}`;
}
const withSignature = (header: object, signature: Buffer | string) => {
  const [head, body] = partsOf(token);
  return `${encode({ ...decode(head), ...header })}.${body}.${typeof signature === "string" ? signature : signature.toString("base64url")}`;
};
const hmac = (header: object, secret: string | Buffer) => {
  const [head, body] = partsOf(token);
  const text = `${encode({ ...decode(head), ...header })}.${body}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
};

/** What the service's own key would sign: for what is wrong with claims, not with the signature. */
async function signedByUs(change: { header?: object; claims?: object }): Promise<string> {
  const { rows } = await stage.db.query({
    name: "key",
    text: "select private_key from signing_keys",
    values: [],
  });
  const { createPrivateKey } = await import("node:crypto");
  const der = stage.harness.room("auth").base.secrets.open("signing key", rows[0].private_key as Buffer);
  return forge(
    change.header ?? {},
    change.claims ?? {},
    createPrivateKey({ key: der, format: "der", type: "pkcs8" }),
  );
}

test("the real token is taken, and so is one that the real key signs anew", async () => {
  assert.equal(await me(token), 200);
  assert.equal(await me(await signedByUs({})), 200);
  assert.deepEqual({ ...decode(partsOf(token)[0]) }, { alg: "EdDSA", typ: "at+jwt", kid: jwk.kid });
  assert.deepEqual(
    [jwk.kty, jwk.crv, jwk.alg, "d" in jwk],
    ["OKP", "Ed25519", "EdDSA", false],
    "no private half",
  );
});

test("forged, altered and borrowed tokens are refused, each with 401 and no more", async () => {
  const now_s = Math.floor(stage.harness.clock.now().getTime() / 1000);
  const [head, body, signature] = partsOf(token);
  const ownJwk = own.publicKey.export({ format: "jwk" });
  const nobody = "0198f000-0000-7000-8000-000000000000";
  const cases: Record<string, string> = {
    "alg none": withSignature({ alg: "none" }, ""),
    "alg None": withSignature({ alg: "None" }, ""),
    "no signature": `${head}.${body}.`,
    "HS256 with the public key": hmac({ alg: "HS256" }, jwk.x!),
    "HS256 with the raw public key": hmac({ alg: "HS256" }, Buffer.from(jwk.x!, "base64url")),
    "HS256 with nothing": hmac({ alg: "HS256" }, ""),
    "HS256 with the JWK": hmac({ alg: "HS256" }, JSON.stringify(jwk)),
    RS256: withSignature({ alg: "RS256" }, randomBytes(256)),
    "ES256, psychic signature": withSignature({ alg: "ES256" }, Buffer.alloc(64)),
    "zero signature": withSignature({}, Buffer.alloc(64)),
    "small-order signature": withSignature({}, Buffer.concat([Buffer.from([1]), Buffer.alloc(63)])),
    "own key": forge({}, {}),
    "own key in jwk": forge({ jwk: ownJwk }, {}),
    "own key at jku": forge({ jku: "http://127.0.0.1:1/jwks.json" }, {}),
    "own key in x5u": forge({ x5u: "http://127.0.0.1:1/cert.pem" }, {}),
    "kid that is a path": forge({ kid: "../../../../dev/null" }, {}),
    "kid that is SQL": forge({ kid: "x' union select '1" }, {}),
    "kid that is unknown": forge({ kid: nobody }, {}),
    "kid left out": forge({ kid: undefined }, {}),
    "other person, old signature": `${head}.${encode({ ...decode(body), sub: nobody })}.${signature}`,
    "last letter of the signature": `${head}.${body}.${signature.slice(0, -2)}${signature.at(-2) === "A" ? "B" : "A"}${signature.at(-1)}`,
    "doubled claim": `${head}.${encode(`{"sub":"${nobody}",${JSON.stringify(decode(body)).slice(1)}`)}.${signature}`,
    "wrong audience": await signedByUs({ claims: { aud: "foyer-web" } }),
    "wrong issuer": await signedByUs({ claims: { iss: "https://accounts.example" } }),
    "wrong type": await signedByUs({ header: { typ: "JWT" } }),
    "no type": await signedByUs({ header: { typ: undefined } }),
    "unknown critical header": await signedByUs({ header: { crit: ["x"], x: 1 } }),
    expired: await signedByUs({ claims: { exp: now_s - 1 } }),
    "without an end": await signedByUs({ claims: { exp: undefined } }),
    "end that is a text": await signedByUs({ claims: { exp: "2999-01-01" } }),
    "not before tomorrow": await signedByUs({ claims: { nbf: now_s + 86_400 } }),
    "without a session": await signedByUs({ claims: { sid: undefined } }),
    "session that is none": await signedByUs({ claims: { sid: "1' or '1'='1" } }),
    "somebody else's session": await signedByUs({ claims: { sub: nobody } }),
    "refresh token": refresh_token,
    huge: `${head}.${encode({ ...decode(body), x: "x".repeat(9_000) })}.${signature}`,
    nested: `${encode({ alg: "EdDSA", typ: "at+jwt", cty: "JWT" })}.${encode(token)}.${signature}`,
    "two parts": `${head}.${body}`,
    "encrypted form": `${head}.${body}.${body}.${body}.${signature}`,
  };
  for (const [name, forged] of Object.entries(cases)) {
    const answer = await stage.call("/users/me", { token: forged });
    assert.deepEqual([answer.status, answer.body.code], [401, "unauthenticated"], name);
    assert.match(answer.headers.get("www-authenticate") ?? "", /^Bearer/, name);
  }
  assert.equal(await me(token), 200, "and the real one still is taken");
});

test("a token ends on time, by the clock everybody shares", async () => {
  const somebody = await stage.register();
  stage.harness.clock.advance(899_000);
  assert.equal(await me(somebody.access_token), 200);
  stage.harness.clock.advance(2_000);
  assert.equal(await me(somebody.access_token), 401);
});

test("a second key signs once everybody had time to see it; tokens of the first stay good", async () => {
  const first = await stage.register();
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const kid = "0198f000-0000-7000-8000-00000000000a";
  const sealed = stage.harness
    .room("auth")
    .base.secrets.seal("signing key", privateKey.export({ format: "der", type: "pkcs8" }));
  const published = { ...publicKey.export({ format: "jwk" }), kid, alg: "EdDSA", use: "sig" };
  await stage.db.query({
    name: "rotate",
    text: "insert into signing_keys (id, public_jwk, private_key, created_at) values ($1, $2, $3, $4)",
    values: [kid, JSON.stringify(published), sealed, stage.harness.clock.now()],
  });
  const { keys } = (await stage.call<{ keys: { kid: string }[] }>("/.well-known/jwks.json")).body;
  assert.deepEqual(
    keys.map((key) => key.kid),
    [kid, jwk.kid],
  );
  assert.equal(await me(first.access_token), 200);
  assert.equal(user_id.length, 36);
});
