import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { IMAGE_TYPES, makeImage, MAX_IMAGE_BYTES } from "../../../platform/images.ts";
import { forgetImage, keepImage } from "../../../platform/keep-image.ts";
import { productForChange } from "../access.ts";
import type { Context } from "../context.ts";
import { productById, setImage } from "../db/products.ts";
import { report } from "../facts.ts";
import { etagOf, ProductView, viewOf } from "../product-view.ts";
import { announceProduct } from "../put-product.ts";

export const putImage = route({
  method: "PUT",
  path: "/products/:id/image",
  summary: "Give a product its picture: the file itself is the body; an older picture goes",
  access: "user",
  params: z.object({ id: Id }),
  raw_body_limit: MAX_IMAGE_BYTES,
  raw_body_types: IMAGE_TYPES,
  replies: { 200: ProductView },
  errors: ["forbidden", "payload_too_large", "unsupported_media_type"],
  async handler(context: Context, { params, raw, caller }) {
    const known = await productById(context.db, params.id);
    if (!known) throw notFound();
    requirePermission(caller, "products.update", known.organization_id);
    const product = await keepImage(context, await makeImage(raw), async (tx, image) => {
      const before = await productForChange(tx, caller, params.id, "products.update");
      if (before.image) forgetImage(context, tx, before.image);
      await setImage(tx, before.id, image);
      return announceProduct(context, tx, before.id, "updated");
    });
    report(context, "product_updated", { product_id: product.id, version: product.version });
    return reply(200, viewOf(product, context.public_urls.web), etagOf(product));
  },
});
