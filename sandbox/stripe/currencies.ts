import { invalidRequest } from "./failure.ts";

const TWO_DECIMALS =
  "usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc cve czk " +
  "dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr isk jmd kes kgs khr kyd kzt lak lbp lkr " +
  "lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub sar " +
  "sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah ugx uyu uzs wst xcd yer zar zmw";
const NO_DECIMALS = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf";
const THREE_DECIMALS = "bhd jod kwd omr tnd";

const DECIMALS = new Map<string, number>([
  ...TWO_DECIMALS.split(" ").map((code) => [code, 2] as const),
  ...NO_DECIMALS.split(" ").map((code) => [code, 0] as const),
  ...THREE_DECIMALS.split(" ").map((code) => [code, 3] as const),
]);

/** The smallest charge Stripe takes, in minor units. */
const MINIMUM: Record<string, number> = {
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
};
const MAXIMUM = 99_999_999;

/** The currency in lower case; refuses what Stripe does not take. */
export function checkCurrency(code: string): string {
  const currency = code.toLowerCase();
  if (DECIMALS.has(currency)) return currency;
  const known = [...DECIMALS.keys()].join(", ");
  throw invalidRequest(
    `Invalid currency: ${code}. Stripe currently supports these currencies: ${known}`,
    undefined,
    "currency",
  );
}

/** Refuses amounts below the currency's minimum, above eight digits, or finer than the currency is charged. */
export function checkAmount(amount: number, currency: string): void {
  const minimum = MINIMUM[currency] ?? 1;
  if (amount < minimum) {
    throw invalidRequest(
      `Amount must be at least ${formatAmount(minimum, currency)} ${currency}`,
      "amount_too_small",
      "amount",
    );
  }
  if (amount > MAXIMUM) {
    throw invalidRequest(
      `Amount must be no more than ${formatAmount(MAXIMUM, currency)}`,
      "amount_too_large",
      "amount",
    );
  }
  if (DECIMALS.get(currency) === 3 && amount % 10 !== 0) {
    throw invalidRequest(
      `Invalid amount: ${amount}. Amounts in ${currency} must be divisible by 10.`,
      undefined,
      "amount",
    );
  }
}

/** `€12.50`, `¥500`. */
export function formatAmount(amount: number, currency: string): string {
  const decimals = DECIMALS.get(currency) ?? 2;
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency: currency.toUpperCase(),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return format.format(amount / 10 ** decimals);
}
