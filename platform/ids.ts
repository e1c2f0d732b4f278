import { createHash, randomUUIDv7 } from "node:crypto";

/** A new UUIDv7: sorts by the time it was made. */
export function newId(): string {
  return randomUUIDv7();
}

/**
 * The same parts always give the same UUID (from SHA-256): a retry after a crash meets what it made before.
 * It is written as a version 7, which the public contract says of every id; its time means nothing.
 */
export function derivedId(...parts: string[]): string {
  const hash = createHash("sha256").update(parts.join("\u0000")).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x70;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
