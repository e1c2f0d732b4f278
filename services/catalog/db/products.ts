import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";
import type { Image } from "../../../platform/images.ts";
import type { Variant } from "../domain/offer.ts";
import type { Schedule } from "../domain/schedule.ts";

const columns = {
  id: "uuid",
  organization_id: "uuid",
  type: "text",
  status: "text",
  slug: "text",
  name: "text",
  description: "text",
  category_id: "uuid?",
  tags: "text[]",
  price_amount: "int8",
  price_currency: "text",
  tax_basis_points: "int4",
  venue_name: "text",
  venue_city: "text",
  venue_latitude: "float8?",
  venue_longitude: "float8?",
  time_zone: "text",
  duration_minutes: "int4?",
  buffer_before_minutes: "int4",
  buffer_after_minutes: "int4",
  schedule: "jsonb",
  image: "jsonb?",
  image_alt: "text",
  version: "int4",
} as const;
const parts = { category: "text?", variants: "jsonb", providers: "jsonb" } as const;
const names = Object.keys(columns);
const list = names.join(", ");
const NOT_CHANGED = new Set(["id", "organization_id", "type", "slug", "image", "version"]);
const changing = names.filter((name) => !NOT_CHANGED.has(name));

export type Product = Omit<RowOf<typeof columns>, "schedule" | "image" | "type" | "status"> & {
  schedule: Schedule;
  image: Image | null;
  type: "product" | "service";
  status: "DRAFT" | "PUBLISHED" | "ARCHIVED";
};
/** With what belongs to it: the slug of its category, the variants that are sold, who serves it. */
export type WholeProduct = Product & {
  category: string | null;
  variants: Variant[];
  providers: { id: string; name: string }[];
};

const WHOLE = `select ${names.map((name) => `p.${name}`).join(", ")}, c.slug as category,
    (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'sku', v.sku, 'options', v.options,
        'price_amount', v.price_amount, 'stock', v.stock) order by v.rank), '[]')
      from variants v where v.product_id = p.id and not v.retired) as variants,
    (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by pp.rank), '[]')
      from product_providers pp join providers s on s.id = pp.provider_id where pp.product_id = p.id) as providers
  from products p left join categories c on c.id = p.category_id`;
const whole = { ...columns, ...parts };

const insertOne = sql(
  {},
  `insert into products (${list}) values (${names.map((_, index) => `$${index + 1}`).join(", ")})`,
);
const lockOne = sql(columns, `select ${list} from products where id = $1 for no key update`);
const updateOne = sql(
  {},
  `update products set ${changing.map((name, index) => `${name} = $${index + 2}`).join(", ")}, version = version + 1 where id = $1`,
);
const updateImage = sql({}, "update products set image = $2, version = version + 1 where id = $1");
const findMany = sql(whole, `${WHOLE} where p.id = any($1::uuid[])`);
const findBySlug = sql(whole, `${WHOLE} where p.slug = $1`);
/** The newest first; of a category with everything below it. */
const findPage = sql(
  whole,
  `${WHOLE}
   where p.status = any($1::text[]) and ($2::uuid is null or p.organization_id = $2) and ($3::text is null or p.type = $3)
     and ($4::text is null or p.category_id in (
       with recursive below as (
         select id from categories where slug = $4
         union select child.id from categories child join below on child.parent_id = below.id)
       select id from below))
     and ($5::text is null or $5 = any(p.tags)) and ($6::uuid is null or p.id < $6)
   order by p.id desc limit $7`,
);

const typed = <Row>(row: Row) => row as Row & WholeProduct;
const valuesOf = (product: Product, fields: string[]) =>
  fields.map((name) => {
    const value = product[name as keyof Product];
    return name === "schedule" || (name === "image" && value) ? JSON.stringify(value) : value;
  });

/** @throws a violation of products_slug_key */
export const insertProduct = (h: Handle, product: Product) => insertOne.run(h, ...valuesOf(product, names));
/** Writes what can change; the row has to be locked. */
export const updateProduct = (h: Handle, product: Product) =>
  updateOne.run(h, product.id, ...valuesOf(product, changing));
/** The row has to be locked. */
export const setImage = (h: Handle, id: string, image: Image | null) =>
  updateImage.run(h, id, image && JSON.stringify(image));
export const lockProduct = async (h: Handle, id: string) => (await lockOne.one(h, id)) as Product | undefined;
export const productsById = async (h: Handle, ids: readonly string[]) =>
  (await findMany.all(h, ids)).map(typed);
export const productById = async (h: Handle, id: string) => (await productsById(h, [id]))[0];
export const productBySlug = async (h: Handle, slug: string) => typed(await findBySlug.one(h, slug));

export interface ProductFilter {
  statuses: Product["status"][];
  organization_id: string | null;
  type: string | null;
  category: string | null;
  tag: string | null;
  before: string | null;
  limit: number;
}
export const productPage = async (h: Handle, f: ProductFilter) =>
  (await findPage.all(h, f.statuses, f.organization_id, f.type, f.category, f.tag, f.before, f.limit)).map(
    typed,
  );
