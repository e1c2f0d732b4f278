import { z } from "zod";
import { art, type ArtOptions } from "../../../platform/art/art.ts";
import { notFound } from "../../../platform/errors.ts";
import { imageReply } from "../../../platform/http/images.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { productBySlug, type WholeProduct } from "../db/products.ts";

export const getArt = route({
  method: "GET",
  path: "/products/art/:file",
  summary:
    "The picture of a product by its slug: /products/art/<slug>.svg, the uploaded one or the one drawn from the slug; wider with ?wide=1",
  access: "public",
  cache_control: "public, max-age=3600",
  params: z.object({
    file: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*\.svg$/)
      .max(90),
  }),
  query: z.object({ wide: z.enum(["0", "1"]).optional() }),
  replies: { 200: "image/svg+xml" },
  async handler(context: Context, { params, query }) {
    const slug = params.file.slice(0, -".svg".length);
    const product = await productBySlug(context.db, slug);
    if (product?.status !== "PUBLISHED") throw notFound();
    const wide = query.wide === "1";
    if (product.image) {
      const width = product.image.widths.find((candidate) => candidate >= (wide ? 1_280 : 640));
      const file = `${width ?? product.image.width}.webp`;
      const uploaded = await imageReply(context.objects, { id: product.image.id, file });
      return reply(200, uploaded.body, { ...uploaded.headers, "cache-control": "public, max-age=300" });
    }
    return reply(200, art(slug, { ...lookOf(product), wide }), {
      "content-type": "image/svg+xml; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
      "cross-origin-resource-policy": "cross-origin",
    });
  },
});

/** Goods are cut from a printed sheet, what hands do is combed, what many do together blooms. */
function lookOf({ type, slug, schedule }: WholeProduct): ArtOptions {
  if (type === "service")
    return { family: schedule.weekly.some(({ capacity = 1 }) => capacity > 1) ? "bloom" : "strand" };
  const shape = (["shirt", "mug"] as const).find((name) => slug.split("-").includes(name));
  return { family: "tile", ...(shape ? { shape } : {}) };
}
