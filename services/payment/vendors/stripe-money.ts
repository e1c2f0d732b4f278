import { currencyDecimals } from "../../../contracts/types/money.ts";
import { VendorRefusal } from "./vendor.ts";

const NO_DECIMALS = new Set("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" "));
const THREE_DECIMALS = new Set("BHD JOD KWD OMR TND".split(" "));

/** Stripe counts some currencies with other decimals than ISO 4217 does: ISK and UGX with two, MGA with none. */
function factorOf(currency: string): number {
  const theirs = NO_DECIMALS.has(currency) ? 0 : THREE_DECIMALS.has(currency) ? 3 : 2;
  return 10 ** (theirs - currencyDecimals(currency));
}

/**
 * Our minor units in Stripe's.
 * @throws VendorRefusal amount, where Stripe cannot express the sum
 */
export function toStripeAmount(amount: number, currency: string): number {
  const factor = factorOf(currency);
  const result = factor >= 1 ? amount * factor : amount / Math.round(1 / factor);
  if (!Number.isSafeInteger(result)) throw new VendorRefusal("amount", "not_expressible");
  return result;
}

/** Stripe's minor units in ours; rounded down, which then is not the amount asked for. */
export function fromStripeAmount(amount: number, currency: string): number {
  const factor = factorOf(currency);
  return factor >= 1 ? Math.floor(amount / factor) : amount * Math.round(1 / factor);
}
