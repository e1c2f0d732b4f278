import { productCreated, productUpdated } from "../../contracts/events/catalog.ts";
import { violates } from "../../platform/db/database.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import { AppError, type FieldError, invalid } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { Context } from "./context.ts";
import { findCategory } from "./db/categories.ts";
import { type Product, productById, type WholeProduct } from "./db/products.ts";
import { findProvidersOf, putProductProviders } from "./db/providers.ts";
import { lockVariants, putVariants } from "./db/variants.ts";
import type { VariantInput } from "./product-input.ts";

export interface ProductParts {
  provider_ids?: string[] | undefined;
  variants?: VariantInput[] | undefined;
}

/**
 * Checks what a schema cannot know: that goods have no times and services no stock, and that category and providers
 * are the organization's own.
 * @throws AppError validation_failed
 */
export async function checkProduct(tx: Tx, product: Product, parts: ProductParts): Promise<void> {
  const errors: FieldError[] = [];
  const { weekly, exceptions } = product.schedule;
  if (product.type === "product") {
    if (parts.provider_ids?.length) errors.push(goodsHaveNo("/provider_ids"));
    if (weekly.length + exceptions.length > 0) errors.push(goodsHaveNo("/schedule"));
  } else {
    if ((parts.variants?.length ?? 1) > 1)
      errors.push({ pointer: "/variants", code: "too_big", detail: "A service has one price." });
    parts.variants?.forEach(({ stock }, index) => {
      if (stock !== undefined)
        errors.push({
          pointer: `/variants/${index}/stock`,
          code: "not_allowed",
          detail: "A service has times.",
        });
    });
  }
  const skus = parts.variants?.map(({ sku }) => sku) ?? [];
  skus.forEach((sku, index) => {
    if (skus.indexOf(sku) < index)
      errors.push({ pointer: `/variants/${index}/sku`, code: "duplicate", detail: "Two have this SKU." });
  });
  if (product.category_id !== null) {
    const category = await findCategory.one(tx, product.category_id);
    if (category?.organization_id !== product.organization_id)
      errors.push({ pointer: "/category_id", code: "not_found", detail: "There is no such category." });
  }
  errors.push(...(await unknownProviders(tx, product, parts.provider_ids ?? [])));
  if (errors.length > 0)
    throw new AppError("invalid_argument", "validation_failed", {
      detail: "The product cannot be like this.",
      errors: errors.slice(0, 20),
    });
}

const goodsHaveNo = (pointer: string): FieldError => ({
  pointer,
  code: "not_allowed",
  detail: "Goods have a stock, not times.",
});

async function unknownProviders(tx: Tx, product: Product, ids: string[]): Promise<FieldError[]> {
  if (ids.length === 0) return [];
  const rows = await findProvidersOf.all(tx, product.organization_id, ids);
  const known = new Set(rows.map(({ id }) => id));
  return ids.flatMap((id, index) => {
    const code = known.has(id) ? (ids.indexOf(id) < index ? "duplicate" : undefined) : "not_found";
    return code
      ? [{ pointer: `/provider_ids/${index}`, code, detail: "There is no such provider here." }]
      : [];
  });
}

/** Writes variants and providers as sent. @throws AppError validation_failed for a SKU of another product */
export async function putParts(tx: Tx, product: Product, parts: ProductParts): Promise<void> {
  if (parts.provider_ids) await putProductProviders.run(tx, product.id, parts.provider_ids);
  if (!parts.variants) return;
  const known = new Map((await lockVariants.all(tx, product.id)).map(({ id, sku }) => [sku, id]));
  const rows = parts.variants.map(({ sku, options, price_amount = null, stock = 0 }, rank) => ({
    id: known.get(sku) ?? newId(),
    sku,
    options,
    price_amount,
    stock: product.type === "service" ? null : stock,
    rank,
  }));
  try {
    await putVariants.run(tx, product.id, JSON.stringify(rows), product.organization_id);
  } catch (error) {
    if (violates(error, "variants_sku_key"))
      throw invalid("/variants", "taken", "Another product of the organization has one of these SKUs.");
    throw error;
  }
}

/** Says what became of a product that this transaction has written, and reads it as it is now. */
export async function announceProduct(
  context: Context,
  tx: Tx,
  id: string,
  what: "created" | "updated",
): Promise<WholeProduct> {
  const product = (await productById(tx, id))!;
  const { organization_id, slug, type, status, version } = product;
  const event = what === "created" ? productCreated : productUpdated;
  context.outbox.add(tx, event, { product_id: id, organization_id, slug, type, status, version });
  return product;
}
