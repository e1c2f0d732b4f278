import { unprocessable } from "./failure.ts";
import type { Money } from "./objects.ts";
import { allowOnly, type Json, malformed, missing, object } from "./parameters.ts";

/** Every currency PayPal takes; none of them has three decimals. */
const SUPPORTED = new Set(
  "AUD BRL CAD CNY CZK DKK EUR HKD HUF ILS JPY MYR MXN TWD NZD NOK PHP PLN GBP SGD SEK CHF THB USD".split(
    " ",
  ),
);
/** PayPal counts these whole, HUF and TWD against ISO 4217. */
const NO_DECIMALS = new Set(["HUF", "JPY", "TWD"]);
const DIGITS_BEFORE_POINT = 15;

export const decimalsOf = (currency: string): number => (NO_DECIMALS.has(currency) ? 0 : 2);

/** An amount of money as PayPal takes it: positive, and not finer than the currency is. */
export function readMoney(value: Json, field: string): Money {
  const given = object(value, field);
  allowOnly(given, ["currency_code", "value"], field);
  const { currency_code, value: amount } = given;
  if (currency_code === undefined) throw missing(`${field}/currency_code`);
  if (amount === undefined) throw missing(`${field}/value`);
  if (typeof currency_code !== "string" || !/^[A-Z]{3}$/.test(currency_code))
    throw malformed(`${field}/currency_code`, JSON.stringify(currency_code));
  if (
    typeof amount !== "string" ||
    amount.length > 32 ||
    !/^((-?[0-9]+)|(-?([0-9]+)?[.][0-9]+))$/.test(amount)
  )
    throw malformed(`${field}/value`, JSON.stringify(amount));
  if (!SUPPORTED.has(currency_code))
    throw unprocessable(
      "INVALID_CURRENCY_CODE",
      "Currency code is invalid or is not currently supported. Please refer https://developer.paypal.com/api/rest/reference/currency-codes/ for list of supported currency codes.",
      { field: `${field}/currency_code`, value: currency_code },
    );
  checkPrecision(currency_code, amount, `${field}/value`);
  const minor = toMinor({ currency_code, value: amount });
  if (minor <= 0n)
    throw unprocessable(
      "CANNOT_BE_ZERO_OR_NEGATIVE",
      "Must be greater than zero. If the currency supports decimals, only two decimal place precision is supported.",
      { field: `${field}/value`, value: amount },
    );
  return fromMinor(minor, currency_code);
}

function checkPrecision(currency: string, value: string, field: string): void {
  const [whole = "", fraction = ""] = value.split(".");
  if (whole.replace("-", "").length > DIGITS_BEFORE_POINT)
    throw unprocessable("MAX_VALUE_EXCEEDED", "Should be less than or equal to 999999999999999.99.", {
      field,
      value,
    });
  const decimals = decimalsOf(currency);
  if (decimals === 0 && /[1-9]/.test(fraction))
    throw unprocessable("DECIMALS_NOT_SUPPORTED", "Currency does not support decimals.", { field, value });
  if (decimals > 0 && fraction.length > decimals)
    throw unprocessable(
      "DECIMAL_PRECISION",
      "If the currency supports decimals, only two decimal place precision is supported.",
      { field, value },
    );
}

/** The currency's smallest unit, for counting. */
export function toMinor({ currency_code, value }: Money): bigint {
  const decimals = decimalsOf(currency_code);
  const [whole = "", fraction = ""] = value.split(".");
  return BigInt(`${whole}${fraction.slice(0, decimals).padEnd(decimals, "0")}`);
}

export function fromMinor(minor: bigint, currency_code: string): Money {
  const decimals = decimalsOf(currency_code);
  const digits = minor.toString().padStart(decimals + 1, "0");
  const value = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return { currency_code, value };
}

/** `€12.50`, `¥500`. */
export function formatMoney({ currency_code, value }: Money): string {
  const decimals = decimalsOf(currency_code);
  const style = { style: "currency", currency: currency_code } as const;
  return new Intl.NumberFormat("en", {
    ...style,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(Number(value));
}
