/**
 * Two bits a place, four places a byte, the first place in the lowest bits; base64.
 * @param statuses one a place: 0 free, 1 held, 2 taken
 */
export function packBits(statuses: Uint8Array): string {
  const bytes = Buffer.alloc(Math.ceil(statuses.length / 4));
  for (let index = 0; index < statuses.length; index++)
    bytes[index >> 2]! |= statuses[index]! << ((index & 3) * 2);
  return bytes.toString("base64");
}
