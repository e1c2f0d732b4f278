import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { productsById } from "../db/products.ts";
import { productDocument } from "../search/documents.ts";

// A search engine that is away for some hours is waited for: pauses grow to a minute.
const TRIES = 500;

/** Has the search know a product, its key, as it is now. */
export const indexProduct = task<Context>(
  "index-product",
  { max_attempts: TRIES },
  async (context, { key }) => {
    const now = context.clock.now();
    const documents = (await productsById(context.db, [key])).flatMap(
      (product) => productDocument(product) ?? [],
    );
    if (documents.length > 0) await context.search.put(documents, now);
    else await context.search.remove([key], now);
  },
);
