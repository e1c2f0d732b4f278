import { Amount, containedTax } from "../../../contracts/types/money.ts";

/** What an owner of inventory says about one item, as far as sums need it. */
export interface PricedLine {
  quantity: number;
  unit_price_amount: number;
  price_currency: string;
  tax_basis_points: number;
  organization_id: string;
  start_time: string | null;
  end_time: string | null;
}

export interface LineTotal {
  price_amount: number;
  tax_amount: number;
}

export interface Totals extends LineTotal {
  price_currency: string;
  organization_id: string;
  start_time: string | null;
  end_time: string | null;
}

/** Why these lines cannot be one booking. */
export type Mixture = "mixed_organizations" | "mixed_currencies" | "too_expensive";

/** Tax is contained in the price and is counted per line; sums are sums of lines. */
export function lineTotal({ quantity, unit_price_amount, tax_basis_points }: PricedLine): LineTotal {
  const price_amount = quantity * unit_price_amount;
  return { price_amount, tax_amount: containedTax(price_amount, tax_basis_points) };
}

/** A booking's sums; or why it can be none, and which line is the first that does not fit. */
export function totalsOf(lines: readonly PricedLine[]): Totals | { refused: Mixture; index: number } {
  const [first] = lines;
  if (!first) throw new Error("a booking has at least one line");
  const { organization_id, price_currency } = first;
  const stranger = lines.findIndex((line) => line.organization_id !== organization_id);
  if (stranger > 0) return { refused: "mixed_organizations", index: stranger };
  const foreign = lines.findIndex((line) => line.price_currency !== price_currency);
  if (foreign > 0) return { refused: "mixed_currencies", index: foreign };
  const totals = lines.map(lineTotal);
  const price_amount = sum(totals.map((total) => total.price_amount));
  if (!Amount.safeParse(price_amount).success) return { refused: "too_expensive", index: lines.length - 1 };
  return {
    organization_id,
    price_currency,
    price_amount,
    tax_amount: sum(totals.map((total) => total.tax_amount)),
    start_time:
      lines
        .map((line) => line.start_time)
        .filter(isTime)
        .toSorted()
        .at(0) ?? null,
    end_time:
      lines
        .map((line) => line.end_time)
        .filter(isTime)
        .toSorted()
        .at(-1) ?? null,
  };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const isTime = (time: string | null): time is string => time !== null;
