import { currencyDecimals } from "../../../contracts/types/currency-decimals.ts";
import { VendorRefusal } from "./vendor.ts";

/** What PayPal takes; none of them has three decimals. BRL, CNY and MYR within their countries only. */
const SUPPORTED = new Set(
  "AUD BRL CAD CNY CZK DKK EUR HKD HUF ILS JPY MYR MXN TWD NZD NOK PHP PLN GBP SGD SEK CHF THB USD".split(
    " ",
  ),
);
/** PayPal counts these whole, HUF and TWD against ISO 4217. */
const WHOLE = new Set(["HUF", "JPY", "TWD"]);

/** A sum as PayPal writes it: `{currency_code: "EUR", value: "69.00"}`. */
export interface PayPalMoney {
  currency_code: string;
  value: string;
}

/**
 * Our minor units as PayPal's decimal text; by moving the point, never by dividing.
 * @throws VendorRefusal currency, where PayPal does not take it; amount, where it cannot express the sum
 */
export function toPayPalMoney(amount: number, currency: string): PayPalMoney {
  if (!SUPPORTED.has(currency)) throw new VendorRefusal("currency", "currency_not_supported");
  if (!Number.isSafeInteger(amount) || amount < 1) throw new VendorRefusal("amount", "not_expressible");
  const decimals = currencyDecimals(currency);
  const digits = String(amount).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  if (!WHOLE.has(currency))
    return { currency_code: currency, value: fraction ? `${whole}.${fraction}` : whole };
  if (/[1-9]/.test(fraction)) throw new VendorRefusal("amount", "not_expressible");
  return { currency_code: currency, value: whole };
}

/** PayPal's decimal text in our minor units; finer parts are dropped, which then is not the amount asked for. */
export function fromPayPalMoney({ currency_code, value }: PayPalMoney): number {
  const decimals = currencyDecimals(currency_code);
  const [whole = "0", fraction = ""] = value.split(".");
  return Number(`${whole}${fraction.slice(0, decimals).padEnd(decimals, "0")}`);
}
