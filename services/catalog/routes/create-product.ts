import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { violates } from "../../../platform/db/database.ts";
import { invalid } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { newId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import { insertProduct, type Product } from "../db/products.ts";
import { slugOf } from "../domain/text.ts";
import { report } from "../facts.ts";
import { ProductFields, Slug, venueColumns } from "../product-input.ts";
import { etagOf, ProductView, viewOf } from "../product-view.ts";
import { announceProduct, checkProduct, putParts } from "../put-product.ts";

const common = {
  organization_id: Id,
  slug: Slug.optional(),
  name: ProductFields.name,
  description: ProductFields.description.default(""),
  status: ProductFields.status.default("PUBLISHED"),
  category_id: ProductFields.category_id.default(null),
  tags: ProductFields.tags.default([]),
  image_alt: ProductFields.image_alt.default(""),
  price_amount: ProductFields.price_amount,
  price_currency: ProductFields.price_currency,
  tax_basis_points: ProductFields.tax_basis_points,
  venue: ProductFields.venue,
  time_zone: ProductFields.time_zone,
  variants: ProductFields.variants.optional(),
};
const Body = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("product"), ...common }),
  z.strictObject({
    type: z.literal("service"),
    ...common,
    duration_minutes: ProductFields.duration_minutes,
    buffer_before_minutes: ProductFields.buffer_before_minutes.default(0),
    buffer_after_minutes: ProductFields.buffer_after_minutes.default(0),
    schedule: ProductFields.schedule.default({ weekly: [], exceptions: [] }),
    provider_ids: ProductFields.provider_ids.default([]),
  }),
]);

export const createProduct = route({
  method: "POST",
  path: "/products",
  summary: "Put goods with a stock or a service with times on sale",
  access: "user",
  body: Body,
  replies: { 201: ProductView },
  errors: ["forbidden", "not_found"],
  async handler(context: Context, { body, caller }) {
    requirePermission(caller, "products.create", body.organization_id);
    const id = newId();
    const row = productOf(id, body);
    const parts = {
      variants: body.variants ?? [{ sku: row.slug.slice(0, 60), options: {} }],
      ...(body.type === "service" ? { provider_ids: body.provider_ids } : {}),
    };
    const product = await context.db
      .tx(async (tx) => {
        await checkProduct(tx, row, parts);
        await insertProduct(tx, row);
        await putParts(tx, row, parts);
        return announceProduct(context, tx, id, "created");
      })
      .catch((error: unknown) => {
        if (violates(error, "products_slug_key"))
          throw invalid("/slug", "taken", "Another product has this address.");
        throw error;
      });
    report(context, "product_created", { product_id: id, organization_id: row.organization_id });
    return reply(201, viewOf(product, context.public_urls.web), {
      ...etagOf(product),
      location: `/products/${id}`,
    });
  },
});

function productOf(id: string, body: z.output<typeof Body>): Product {
  const { venue, type, slug, variants: _variants, ...texts } = body;
  const service = body.type === "service" ? body : undefined;
  return {
    id,
    organization_id: texts.organization_id,
    type,
    status: texts.status,
    slug: slug ?? `${slugOf(texts.name)}-${id.slice(-6)}`,
    name: texts.name,
    description: texts.description,
    category_id: texts.category_id,
    tags: texts.tags,
    image: null,
    image_alt: texts.image_alt,
    price_amount: texts.price_amount,
    price_currency: texts.price_currency,
    tax_basis_points: texts.tax_basis_points,
    ...venueColumns(venue),
    time_zone: texts.time_zone,
    duration_minutes: service?.duration_minutes ?? null,
    buffer_before_minutes: service?.buffer_before_minutes ?? 0,
    buffer_after_minutes: service?.buffer_after_minutes ?? 0,
    schedule: service?.schedule ?? { weekly: [], exceptions: [] },
    version: 1,
  };
}
