import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { invalid } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { productForChange } from "../access.ts";
import type { Context } from "../context.ts";
import { updateProduct as writeProduct } from "../db/products.ts";
import { report } from "../facts.ts";
import { ProductFields, venueColumns } from "../product-input.ts";
import { etagOf, ProductView, viewOf } from "../product-view.ts";
import { announceProduct, checkProduct, putParts } from "../put-product.ts";

const Body = z.object(ProductFields).partial();
const TIMES = ["duration_minutes", "buffer_before_minutes", "buffer_after_minutes"] as const;

export const updateProduct = route({
  method: "PUT",
  path: "/products/:id",
  summary: "Change what you send of a product; what is held or sold stays as it was agreed",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  body: Body,
  replies: { 200: ProductView },
  errors: ["forbidden"],
  async handler(context: Context, { params, body, caller, requireVersion }) {
    const { venue, provider_ids, variants, ...fields } = body;
    const product = await context.db.tx(async (tx) => {
      const known = await productForChange(tx, caller, params.id, "products.update");
      requireVersion(known.version);
      const wrong = known.type === "product" ? TIMES.find((name) => fields[name] !== undefined) : undefined;
      if (wrong) throw invalid(`/${wrong}`, "not_allowed", "Goods have a stock, not times.");
      const changed = {
        ...known,
        ...fields,
        ...(venue ? venueColumns(venue) : {}),
      };
      await checkProduct(tx, changed, { provider_ids, variants });
      await writeProduct(tx, changed);
      await putParts(tx, changed, { provider_ids, variants });
      return announceProduct(context, tx, changed.id, "updated");
    });
    report(context, "product_updated", { product_id: product.id, version: product.version });
    return reply(200, viewOf(product, context.public_urls.web), etagOf(product));
  },
});
