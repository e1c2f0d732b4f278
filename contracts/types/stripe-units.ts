import { currencyDecimals } from "./currency-decimals.ts";

const NO_DECIMALS = new Set("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" "));
const THREE_DECIMALS = new Set("BHD JOD KWD OMR TND".split(" "));

/**
 * What our minor units are multiplied with to be Stripe's, which counts some currencies with other decimals than
 * ISO 4217 does: ISK and UGX with two, MGA with none.
 */
export function stripeFactor(currency: string): number {
  const theirs = NO_DECIMALS.has(currency) ? 0 : THREE_DECIMALS.has(currency) ? 3 : 2;
  return 10 ** (theirs - currencyDecimals(currency));
}
