import { currencyDecimals } from "../../../contracts/types/currency-decimals.ts";

/**
 * What somebody typed as an amount, in minor units: "12.50" and "12,50" EUR → 1250, "500" JPY → 500. Exact.
 * @returns undefined for what is none, also for more decimals than the currency has
 */
export function typedAmount(text: string, currency: string): number | undefined {
  const decimals = currencyDecimals(currency);
  const [, whole, part = ""] = /^\s*(\d{1,9})(?:[.,](\d{1,4}))?\s*$/.exec(text) ?? [];
  if (whole === undefined || part.length > decimals) return undefined;
  return Number(whole + part.padEnd(decimals, "0"));
}

/** An amount as it stands in a field: 1250 EUR → "12.50". */
export function amountText(amount: number, currency: string): string {
  const decimals = currencyDecimals(currency);
  const digits = String(amount).padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
