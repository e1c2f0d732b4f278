import type { Context } from "./context.ts";
import { productsById } from "./db/products.ts";
import { viewOf } from "./product-view.ts";
import type { Kind } from "./search/engine.ts";

/** What was found, as its owner shows it now; what is no longer there is left out. Events are asked for in one call. */
export async function findThings(context: Context, hits: readonly { id: string; kind: Kind }[]) {
  const idsOf = (event: boolean) => hits.flatMap(({ id, kind }) => ((kind === "event") === event ? id : []));
  const [event_ids, product_ids] = [idsOf(true), idsOf(false)];
  const [listed, products] = await Promise.all([
    event_ids.length > 0 ? context.events.listEvents({ eventIds: event_ids }) : { events: [] },
    product_ids.length > 0 ? productsById(context.db, product_ids) : [],
  ]);
  const things = new Map<string, Record<string, unknown>>();
  for (const { id, summaryJson } of listed.events)
    things.set(id, { kind: "event", ...(JSON.parse(summaryJson) as Record<string, unknown>) });
  for (const product of products) {
    const { schedule: _times, ...view } = viewOf(product, context.public_urls.web);
    if (product.status === "PUBLISHED") things.set(product.id, { kind: product.type, ...view });
  }
  return hits.flatMap(({ id }) => things.get(id) ?? []);
}
