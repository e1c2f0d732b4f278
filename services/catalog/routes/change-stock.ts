import { z } from "zod";
import { productStockChanged } from "../../../contracts/events/catalog.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { audit } from "../../../platform/audit.ts";
import { invalid, notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { productForChange } from "../access.ts";
import type { Context } from "../context.ts";
import { changeStock as moveStock, lockVariant } from "../db/variants.ts";
import { report } from "../facts.ts";

const Body = z.object({
  change: z.int().min(-1_000_000).max(1_000_000).describe("what came in, or left otherwise than by a sale"),
});

export const changeStock = route({
  method: "POST",
  path: "/products/:id/variants/:variant_id/stock",
  summary: "Count goods in or out; a difference, so that what is in baskets meanwhile is not miscounted",
  access: "user",
  idempotent: true,
  params: z.object({ id: Id, variant_id: Id }),
  body: Body,
  replies: { 200: z.object({ variant_id: Id, stock: z.int() }) },
  errors: ["forbidden"],
  async handler(context: Context, { params, body, caller, remember }) {
    return context.db.tx(async (tx) => {
      const product = await productForChange(tx, caller, params.id, "products.update");
      const known = await lockVariant.one(tx, product.id, params.variant_id);
      if (!known) throw notFound();
      if (known.stock === null) throw invalid("/change", "not_allowed", "A service has times, not a stock.");
      const changed = await moveStock.one(tx, product.id, params.variant_id, body.change);
      if (!changed) throw invalid("/change", "out_of_range", "The stock would be below 0 or too large.");
      const { stock } = changed;
      context.outbox.add(tx, productStockChanged, {
        variant_id: changed.id,
        product_id: product.id,
        organization_id: product.organization_id,
        stock,
      });
      audit(tx, context.clock, {
        actor: `user:${caller.user_id}`,
        action: "product.count_stock",
        object: `variant:${changed.id}`,
        organization_id: product.organization_id,
        before: { stock: known.stock },
        after: { stock },
      });
      tx.afterCommit(() => report(context, "stock_counted", { variant_id: changed.id, stock }));
      return remember(tx, reply(200, { variant_id: changed.id, stock }));
    });
  },
});
