import { productCreated } from "../../../contracts/events/catalog.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";

export const onProductCreated = on(productCreated, async (context: Context, { data }, tx) => {
  context.tasks.ask(tx, "index-product", data.product_id);
});
