import { productStockChanged } from "../../contracts/events/catalog.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import type { Context } from "./context.ts";
import type { StockChange } from "./domain/changes.ts";
import type { HoldLine } from "./domain/offer.ts";
import { soldOut } from "./price-items.ts";

/** A variant as a statement that moves stock returns it. */
interface Moved {
  id: string;
  product_id: string;
  organization_id: string;
  stock: number;
}

/**
 * Says in the outbox what the stock is now. The variants are locked by then, so that the events of one are in order.
 * @param moved what the statement returned: a variant that is missing had too little
 * @throws AppError sold_out
 */
export async function announceStock(
  context: Context,
  tx: Tx,
  wanted: readonly StockChange[],
  moved: unknown,
  lines: readonly HoldLine[],
): Promise<void> {
  const list = moved as Moved[];
  const known = new Set(list.map(({ id }) => id));
  const missing = wanted.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  if (missing.length > 0)
    throw soldOut(
      lines
        .filter(({ variant_id }) => variant_id !== null && missing.includes(variant_id))
        .map(({ index }) => index),
    );
  context.outbox.addAll(
    tx,
    productStockChanged,
    list.map(({ id, ...rest }) => ({ variant_id: id, ...rest })),
  );
}
