import { timestampDate } from "@bufbuild/protobuf/wkt";
import type { Event } from "../../../contracts/gen/event/v1/event_pb.ts";
import type { WholeProduct } from "../db/products.ts";
import { optionsText } from "../domain/offer.ts";
import { searchable } from "../domain/text.ts";
import type { SearchDocument } from "./engine.ts";

/** An event that nothing is left of has no document. */
export function eventDocument(event: Event): SearchDocument | undefined {
  const { id, name, category, tags, venueName, venueCity, endsAt } = event;
  if (!endsAt) return undefined;
  return {
    id,
    kind: "event",
    title: searchable(name),
    keywords: searchable(category, ...tags, venueName, venueCity),
    body: searchable(event.description),
    category: category || null,
    city: venueCity,
    price_amount: event.fromPriceAmount === undefined ? null : Number(event.fromPriceAmount),
    starts: event.startsAt.map(timestampDate),
    ends_at: timestampDate(endsAt),
    access: event.access,
  };
}

/** Only what is on sale is found. */
export function productDocument(product: WholeProduct): SearchDocument | undefined {
  if (product.status !== "PUBLISHED") return undefined;
  const options = product.variants.map((variant) => optionsText(variant.options));
  const people = product.providers.map(({ name }) => name);
  const prices = product.variants.map(({ price_amount }) => price_amount ?? product.price_amount);
  return {
    id: product.id,
    kind: product.type,
    title: searchable(product.name),
    keywords: searchable(
      product.category ?? "",
      ...product.tags,
      product.venue_name,
      product.venue_city,
      ...options,
      ...people,
    ),
    body: searchable(product.description),
    category: product.category,
    city: product.venue_city,
    price_amount: Math.min(...prices),
    starts: [],
    ends_at: null,
    access: [],
  };
}
