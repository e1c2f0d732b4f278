import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
  verify,
} from "node:crypto";
import { crc32 } from "node:zlib";
import type { World } from "../world.ts";
import { WEBHOOK_ID } from "./keys.ts";
import { time } from "./render.ts";

export const AUTH_ALGO = "SHA256withRSA";

/** What PayPal's signature is made over: not the body itself but its checksum, in decimal. */
export const signedText = (id: string, at: string, raw: Buffer | string, webhookId = WEBHOOK_ID): string =>
  `${id}|${at}|${webhookId}|${crc32(raw)}`;

/** What PayPal sends along with a webhook. @param now milliseconds since 1970 */
export function webhookHeaders(world: World, payload: string, now: number): Record<string, string> {
  const id = randomUUID();
  const at = time(now);
  const signature = sign("sha256", Buffer.from(signedText(id, at, payload)), privateKey(world));
  return {
    "user-agent": "PayPal/AUHD-214.0-56692891",
    "paypal-transmission-id": id,
    "paypal-transmission-time": at,
    "paypal-transmission-sig": signature.toString("base64"),
    "paypal-cert-url": certUrl(world),
    "paypal-auth-algo": AUTH_ALGO,
  };
}

export function isSigned(world: World, text: string, signature: string): boolean {
  return verify(
    "sha256",
    Buffer.from(text),
    createPublicKey(privateKey(world)),
    Buffer.from(signature, "base64"),
  );
}

export const certUrl = (world: World): string => `${world.publicUrl()}/v1/notifications/certs/CERT-sandbox`;

/** The public half, for who wants to check signatures alone. */
export const publicPem = (world: World): string =>
  createPublicKey(privateKey(world)).export({ type: "spki", format: "pem" });

const opened = new WeakMap<World, ReturnType<typeof createPrivateKey>>();

/** Made when it is first needed and kept: what was signed before a restart can be verified after it. */
function privateKey(world: World): ReturnType<typeof createPrivateKey> {
  const known = opened.get(world);
  if (known) return known;
  const row = world.paypal.keys.get.get("webhooks") as { pem: string } | undefined;
  const key = row
    ? createPrivateKey(row.pem)
    : generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  if (!row) world.paypal.keys.put.run("webhooks", key.export({ type: "pkcs8", format: "pem" }));
  opened.set(world, key);
  return key;
}
