import { containedTax } from "../../../contracts/types/money.ts";

/** One line as it was sold; amounts in minor units, tax contained. */
export interface ReceiptLine {
  title: string;
  subtitle: string;
  details: string[];
  quantity: number;
  unit_price_amount: number;
  price_amount: number;
  tax_basis_points: number;
  start_time: Date | undefined;
  time_zone: string;
}

export interface TaxRate {
  tax_basis_points: number;
  net: number;
  tax: number;
  gross: number;
}

/** The sums of a receipt: tax is the sum of the lines' taxes, never computed from the total. */
export function totals(lines: Pick<ReceiptLine, "price_amount" | "tax_basis_points">[]): {
  gross: number;
  tax: number;
  rates: TaxRate[];
} {
  const rates = new Map<number, TaxRate>();
  for (const { price_amount, tax_basis_points } of lines) {
    const tax = containedTax(price_amount, tax_basis_points);
    const rate = rates.get(tax_basis_points) ?? { tax_basis_points, net: 0, tax: 0, gross: 0 };
    rates.set(tax_basis_points, {
      tax_basis_points,
      net: rate.net + price_amount - tax,
      tax: rate.tax + tax,
      gross: rate.gross + price_amount,
    });
  }
  const list = [...rates.values()].sort((a, b) => b.tax_basis_points - a.tax_basis_points);
  return {
    gross: list.reduce((sum, rate) => sum + rate.gross, 0),
    tax: list.reduce((sum, rate) => sum + rate.tax, 0),
    rates: list,
  };
}
