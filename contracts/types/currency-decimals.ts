const known = new Map<string, number>();

/** How many decimals the currency has on paper: JPY 0, EUR 2, BHD 3. */
export function currencyDecimals(currency: string): number {
  let decimals = known.get(currency);
  if (decimals === undefined) {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
    known.set(currency, decimals);
  }
  return decimals;
}
