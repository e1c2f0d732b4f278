/** A random id for Idempotency-Key and nonce; crypto.randomUUID exists only on secure origins, a LAN demo is none. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
