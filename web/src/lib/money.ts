import { currencyDecimals } from "../../../contracts/types/currency-decimals.ts";

/**
 * An amount in minor units as people of that locale write it: 6900 EUR in de-DE → "69,00 €".
 * The number goes to Intl as decimal text, so no amount is ever a float.
 */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const decimals = currencyDecimals(currency);
  const digits = Math.abs(amount)
    .toString()
    .padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const text = `${amount < 0 ? "-" : ""}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ""}`;
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(
    text as Intl.StringNumericLiteral,
  );
}
