// Without letters and figures that look alike.
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;

/**
 * What is typed when a picture cannot be read: eight letters, found within one performance only, by those
 * who may scan it. 30^8 of them: guessing one of 20,000 takes 16 million tries on average.
 * @param random at least eight random bytes
 */
export function makeShortCode(random: Uint8Array): string {
  let value = 0n;
  for (const byte of random) value = value * 256n + BigInt(byte);
  let text = "";
  for (let position = 0; position < LENGTH; position++) {
    text += LETTERS[Number(value % BigInt(LETTERS.length))];
    value /= BigInt(LETTERS.length);
  }
  return text;
}

/** K7QM2X94 → K7QM-2X94 */
export const printShortCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** What people type for it: any case, with or without the dash. Undefined when it is something else. */
export function readShortCode(text: string): string | undefined {
  const code = text.toUpperCase().replaceAll(/[\s-]/g, "");
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : undefined;
}
