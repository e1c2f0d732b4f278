/**
 * Two bits a place, four places a byte, the first place in the lowest bits; base64.
 * @param digits one digit a place: 0 free, 1 held, 2 taken
 */
export function packBits(digits: string): string {
  const bytes = Buffer.alloc(Math.ceil(digits.length / 4));
  for (let index = 0; index < digits.length; index++)
    bytes[index >> 2]! |= (digits.charCodeAt(index) - 48) << ((index & 3) * 2);
  return bytes.toString("base64");
}
