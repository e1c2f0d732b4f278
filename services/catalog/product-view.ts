import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { Amount, Currency } from "../../contracts/types/money.ts";
import { ImageView, imageView } from "../../platform/http/images.ts";
import type { WholeProduct } from "./db/products.ts";
import { Schedule } from "./domain/schedule.ts";

/** How wide a picture is in lists. */
const LIST_WIDTH = 1_280;

const VariantView = z.object({
  id: Id,
  sku: z.string(),
  options: z.record(z.string(), z.string()),
  price_amount: Amount,
  stock: z.int().nullable().describe("what can be had now; null for services, which have times instead"),
});

export const ProductView = z
  .object({
    id: Id,
    slug: z.string(),
    name: z.string(),
    type: z.enum(["product", "service"]),
    status: z.enum(["DRAFT", "PUBLISHED", "ARCHIVED"]),
    organization_id: Id,
    description: z.string(),
    category: z.string().nullable().describe("slug of the category"),
    category_id: Id.nullable(),
    tags: z.array(z.string()),
    image_url: z.url().describe("the picture, or the one drawn from the slug"),
    image: ImageView.nullable().describe("null: there is none but the drawn one"),
    price_amount: Amount,
    price_currency: Currency,
    from_price_amount: Amount.describe("of the cheapest variant"),
    from_price_currency: Currency,
    tax_basis_points: z.int(),
    venue: z.object({
      name: z.string(),
      city: z.string(),
      position: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    }),
    time_zone: z.string(),
    duration_minutes: z.int().optional(),
    buffer_before_minutes: z.int().optional(),
    buffer_after_minutes: z.int().optional(),
    schedule: Schedule.optional(),
    providers: z.array(z.object({ id: Id, name: z.string() })),
    variants: z.array(VariantView),
    version: z.int(),
  })
  .meta({ id: "Product" });

/**
 * A product as everybody sees it.
 * @param web_url where the artwork is served
 */
export function viewOf(product: WholeProduct, web_url: string): z.output<typeof ProductView> {
  const { duration_minutes, buffer_before_minutes, buffer_after_minutes, schedule } = product;
  const image =
    product.image && imageView(product.image, product.image_alt, `${web_url}/api/products/images`);
  const variants = product.variants.map((variant) => ({
    ...variant,
    price_amount: variant.price_amount ?? product.price_amount,
  }));
  return {
    id: product.id,
    slug: product.slug,
    name: product.name,
    type: product.type,
    status: product.status,
    organization_id: product.organization_id,
    description: product.description,
    category: product.category,
    category_id: product.category_id,
    tags: product.tags,
    image_url:
      image?.sources.findLast(({ width }) => width <= LIST_WIDTH)?.url ??
      `${web_url}/api/products/art/${product.slug}.svg`,
    image,
    price_amount: product.price_amount,
    price_currency: product.price_currency,
    from_price_amount: Math.min(...variants.map(({ price_amount }) => price_amount)),
    from_price_currency: product.price_currency,
    tax_basis_points: product.tax_basis_points,
    venue: {
      name: product.venue_name,
      city: product.venue_city,
      position:
        product.venue_latitude === null || product.venue_longitude === null
          ? null
          : { latitude: product.venue_latitude, longitude: product.venue_longitude },
    },
    time_zone: product.time_zone,
    ...(duration_minutes === null
      ? {}
      : { duration_minutes, buffer_before_minutes, buffer_after_minutes, schedule }),
    providers: product.providers,
    variants,
    version: product.version,
  };
}

export const etagOf = ({ version }: { version: number }) => ({ etag: `"${version}"` });
