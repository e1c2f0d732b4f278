import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { forgetImage } from "../../../platform/keep-image.ts";
import { productForChange } from "../access.ts";
import type { Context } from "../context.ts";
import { setImage } from "../db/products.ts";
import { report } from "../facts.ts";
import { etagOf, ProductView, viewOf } from "../product-view.ts";
import { announceProduct } from "../put-product.ts";

export const removeImage = route({
  method: "DELETE",
  path: "/products/:id/image",
  summary: "Take a product's picture away; it is drawn from its slug again",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: ProductView },
  errors: ["forbidden"],
  async handler(context: Context, { params, caller }) {
    const product = await context.db.tx(async (tx) => {
      const before = await productForChange(tx, caller, params.id, "products.update");
      if (before.image) forgetImage(context, tx, before.image);
      await setImage(tx, before.id, null);
      return announceProduct(context, tx, before.id, "updated");
    });
    report(context, "product_updated", { product_id: product.id, version: product.version });
    return reply(200, viewOf(product, context.public_urls.web), etagOf(product));
  },
});
