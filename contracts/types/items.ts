import { z } from "zod";
import { Id } from "./ids.ts";
import { Time } from "./time.ts";

const Quantity = z.int().min(1).max(100);

const CertainPlace = z.strictObject({
  type: z.literal("place"),
  performance_id: Id,
  place_id: Id,
  ticket_type_id: Id,
});
const AnyPlace = z.strictObject({
  type: z.literal("place"),
  performance_id: Id,
  zone_id: Id,
  ticket_type_id: Id,
  quantity: Quantity,
  best_available: z.boolean().optional(),
});
const ProductItem = z.strictObject({
  type: z.literal("product"),
  product_id: Id,
  variant_id: Id.optional(),
  quantity: Quantity,
});
const SlotItem = z.strictObject({
  type: z.literal("slot"),
  product_id: Id,
  provider_id: Id.optional(),
  start_time: Time,
  quantity: Quantity.optional(),
});

/** What a customer asks for: one line of a basket. The price is never part of it. */
export const WantedItem = z.union([CertainPlace, AnyPlace, ProductItem, SlotItem]).meta({ id: "WantedItem" });
export type WantedItem = z.output<typeof WantedItem>;
export type ItemType = WantedItem["type"];

/** Which service owns a kind of inventory, that is, implements `inventory.v1` for it. */
export const OWNERS: Record<ItemType, string> = { place: "ticket", product: "catalog", slot: "catalog" };
