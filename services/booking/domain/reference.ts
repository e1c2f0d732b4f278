// Without 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: what is read aloud or copied by hand arrives.
const LETTERS = "34679ACDEFGHJKMNPQRTWXY";
const LENGTH = 6;

/** How many random bytes a reference takes. */
export const REFERENCE_BYTES = 12;

/**
 * What people say on the phone, for example FY-7K3M9Q: 148 million of them; a collision is tried again.
 * @param random REFERENCE_BYTES bytes of chance
 */
export function referenceOf(random: Uint8Array): string {
  // Two bytes a letter: the remainder favours none by more than 1 in 2,800.
  const letters = Array.from(
    { length: LENGTH },
    (_, n) => LETTERS[((random[2 * n]! << 8) | random[2 * n + 1]!) % LETTERS.length],
  );
  return `FY-${letters.join("")}`;
}
