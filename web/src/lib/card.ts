/** What a person types as a card, checked only for slips of the hand; whether it is good the bank decides. */

export const digits = (text: string) => text.replaceAll(/\D/g, "");

/** "4242424242424242" → "4242 4242 4242 4242" */
export const groupNumber = (text: string) =>
  (
    digits(text)
      .slice(0, 19)
      .match(/.{1,4}/g) ?? []
  ).join(" ");

/** "1129" → "11 / 29"; a year with four digits is welcome too. */
export function groupExpiry(text: string): string {
  const typed = digits(text).slice(0, 6);
  const [month, year] = [typed.slice(0, 2), typed.slice(2)];
  return year ? `${month} / ${year.length === 4 && year.startsWith("20") ? year.slice(2) : year}` : month;
}

/** The check digit of every card number: catches one wrong digit and two swapped ones. */
export function plausibleNumber(text: string): boolean {
  const number = digits(text);
  if (number.length < 12) return false;
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Month and full year, or undefined when it is none or over. @param now server time in milliseconds */
export function expiryOf(text: string, now: number): { month: string; year: string } | undefined {
  const typed = digits(text);
  const month = Number(typed.slice(0, 2));
  const year = Number(typed.length === 6 ? typed.slice(2) : `20${typed.slice(2, 4)}`);
  if (typed.length < 4 || month < 1 || month > 12) return undefined;
  // A card is good until the end of its month.
  return Date.UTC(year, month, 1) > now ? { month: String(month), year: String(year) } : undefined;
}
