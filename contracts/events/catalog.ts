import { z } from "zod";
import { defineEvent } from "../types/event.ts";
import { Id } from "../types/ids.ts";

const ProductState = z.object({
  product_id: Id,
  organization_id: Id,
  slug: z.string(),
  type: z.enum(["product", "service"]),
  status: z.enum(["DRAFT", "PUBLISHED", "ARCHIVED"]),
  version: z.int(),
});

export const productCreated = defineEvent(
  "product.created",
  1,
  "product_id",
  ProductState,
  "A product or service was made.",
);
export const productUpdated = defineEvent(
  "product.updated",
  1,
  "product_id",
  ProductState,
  "A product or service changed, or is no longer sold.",
);
export const productStockChanged = defineEvent(
  "product.stock_changed",
  1,
  "variant_id",
  z.object({
    variant_id: Id,
    product_id: Id,
    organization_id: Id,
    /** What can be had now. */
    stock: z.int(),
  }),
  "Goods were held, sold, came back or were counted anew.",
);

export const catalogEvents = [productCreated, productUpdated, productStockChanged];
