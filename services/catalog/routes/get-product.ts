import { z } from "zod";
import { reply, route } from "../../../platform/http/route.ts";
import { visibleProduct } from "../access.ts";
import type { Context } from "../context.ts";
import { etagOf, ProductView, viewOf } from "../product-view.ts";

export const getProduct = route({
  method: "GET",
  path: "/products/:id",
  summary: "A product or service, by id or slug",
  access: "optional",
  params: z.object({ id: z.string().max(80) }),
  replies: { 200: ProductView },
  async handler(context: Context, { params, caller }) {
    const product = await visibleProduct(context, caller, params.id);
    return reply(200, viewOf(product, context.public_urls.web), etagOf(product));
  },
});
