import { z } from "zod";
import { Country } from "../../contracts/types/country.ts";
import { PriceInput, TicketTypeInput } from "./domain/offer.ts";

const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, { error: "control characters are not allowed" });

/** What an organizer writes about an event. */
export const EventTexts = {
  name: oneLine(200),
  description: z.string().trim().max(10_000),
  category: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  tags: z.array(oneLine(40)).max(20),
  minimum_age: z.int().min(0).max(99),
  image_alt: z.union([oneLine(300), z.literal("")]).describe("what the picture shows"),
};
export const EventOffer = {
  ticket_types: z.array(TicketTypeInput).min(1).max(50),
  prices: z.array(PriceInput).max(1_000),
};
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
export const VenueInput = z.strictObject({
  name: oneLine(200),
  address: z.string().trim().max(300),
  city: oneLine(100),
  country: Country,
  position: z
    .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .nullable()
    .describe("where it is, for maps; null: not told"),
});
