import { z } from "zod";
import { currencyDecimals } from "./currency-decimals.ts";

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** ISO 4217, upper case. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .refine((code) => CURRENCIES.has(code), { error: "no such currency" })
  .describe("ISO 4217 currency code");
/** An integer in the currency's minor unit. */
export const Amount = z.int().min(0).max(999_999_999).describe("amount in minor units of the currency");

/**
 * The tax contained in a price that includes it: price × points / (10000 + points), half up.
 * @param price_amount minor units, not negative
 * @param tax_basis_points 2300 = 23 %
 */
export function containedTax(price_amount: number, tax_basis_points: number): number {
  const divisor = 10_000 + tax_basis_points;
  return Math.floor((2 * price_amount * tax_basis_points + divisor) / (2 * divisor));
}

/** An amount in minor units as people of that locale write it: 6900 EUR in de-DE → "69,00 €". */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const value = amount / 10 ** currencyDecimals(currency);
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(value);
}

/** An amount in minor units as a plain decimal, for machines: 6900 EUR → "69.00", 500 JPY → "500". Exact. */
export function decimalAmount(amount: number, currency: string): string {
  const decimals = currencyDecimals(currency);
  const digits = Math.abs(amount)
    .toString()
    .padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return `${amount < 0 ? "-" : ""}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ""}`;
}
