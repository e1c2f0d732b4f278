import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { audit } from "../../../platform/audit.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { productForChange } from "../access.ts";
import type { Context } from "../context.ts";
import { updateProduct } from "../db/products.ts";
import { report } from "../facts.ts";
import { announceProduct } from "../put-product.ts";

export const deleteProduct = route({
  method: "DELETE",
  path: "/products/:id",
  summary: "Take a product off sale for good; what is sold of it stays",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  replies: { 204: null },
  errors: ["forbidden"],
  async handler(context: Context, { params, caller, requireVersion }) {
    await context.db.tx(async (tx) => {
      const known = await productForChange(tx, caller, params.id, "products.delete");
      requireVersion(known.version);
      await updateProduct(tx, { ...known, status: "ARCHIVED" });
      await announceProduct(context, tx, known.id, "updated");
      audit(tx, context.clock, {
        actor: `user:${caller.user_id}`,
        action: "product.archive",
        object: `product:${known.id}`,
        organization_id: known.organization_id,
        before: { status: known.status },
        after: { status: "ARCHIVED" },
      });
    });
    report(context, "product_updated", { product_id: params.id, version: null });
    return reply(204);
  },
});
