import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { Amount, Currency } from "../../contracts/types/money.ts";
import { line } from "../../contracts/types/person.ts";
import { TimeZone } from "../../contracts/types/time.ts";
import { Schedule } from "./domain/schedule.ts";

export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const Sku = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  .describe("the seller's own number; unique in the organization");

const VariantInput = z.strictObject({
  sku: Sku,
  options: z
    .record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), line(60))
    .refine((options) => Object.keys(options).length <= 10, { error: "at most 10 options" })
    .default({})
    .describe('what tells it from the others, for example {"size": "M"}'),
  price_amount: Amount.nullable().optional().describe("instead of the product's"),
  stock: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe("of a new one; later it is counted by its own route"),
});
export type VariantInput = z.output<typeof VariantInput>;

/** What a seller writes about a product or service; a change sends what is to be different. */
export const ProductFields = {
  name: line(200),
  description: z.string().trim().max(10_000),
  status: z.enum(["DRAFT", "PUBLISHED"]),
  category_id: Id.nullable(),
  tags: z.array(line(40)).max(20),
  price_amount: Amount.describe("what the customer pays, tax included"),
  price_currency: Currency,
  tax_basis_points: z.int().min(0).max(10_000).describe("2300 is 23 %"),
  venue: z.strictObject({
    name: line(200),
    city: line(100),
    position: z
      .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
      .optional()
      .describe("where it is, for maps"),
  }),
  time_zone: TimeZone,
  duration_minutes: z.int().min(5).max(1440).describe("services only"),
  buffer_before_minutes: z.int().min(0).max(480),
  buffer_after_minutes: z.int().min(0).max(480),
  schedule: Schedule,
  image_alt: z.union([line(300), z.literal("")]).describe("what the picture shows"),
  provider_ids: z.array(Id).max(50).describe("who serves it, the preferred one first"),
  variants: z
    .array(VariantInput)
    .min(1)
    .max(100)
    .describe("known ones by their SKU; what is left out is no longer sold"),
};

/** Where it is to be had, as columns. */
export const venueColumns = ({ name, city, position }: z.output<typeof ProductFields.venue>) => ({
  venue_name: name,
  venue_city: city,
  venue_latitude: position?.latitude ?? null,
  venue_longitude: position?.longitude ?? null,
});
