import { Id } from "../../contracts/types/ids.ts";
import type { Permission } from "../../contracts/types/permissions.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import { notFound } from "../../platform/errors.ts";
import { type Caller, can, requirePermission } from "../../platform/http/caller.ts";
import type { Context } from "./context.ts";
import { lockProduct, type Product, productById, productBySlug, type WholeProduct } from "./db/products.ts";

/** A product by id or slug; what is not sold is there for its organization only. @throws AppError not_found */
export async function visibleProduct(
  context: Context,
  caller: Caller | undefined,
  id_or_slug: string,
): Promise<WholeProduct> {
  const product = Id.safeParse(id_or_slug).success
    ? await productById(context.db, id_or_slug)
    : await productBySlug(context.db, id_or_slug);
  if (!product || (product.status !== "PUBLISHED" && !can(caller, "products.read", product.organization_id)))
    throw notFound();
  return product;
}

/** A product locked for a change by somebody who may. @throws AppError not_found, forbidden */
export async function productForChange(
  tx: Tx,
  caller: Caller,
  id: string,
  permission: Permission,
): Promise<Product> {
  const product = await lockProduct(tx, id);
  if (!product) throw notFound();
  requirePermission(caller, permission, product.organization_id);
  if (product.status === "ARCHIVED") throw notFound();
  return product;
}
