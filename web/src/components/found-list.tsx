import type { Found } from "../api/search.ts";
import { EventCard } from "./event-card.tsx";
import { ProductCard } from "./product-card.tsx";

/** What was found, of whatever kind. */
export function FoundList({ items, leading }: { items: Found[]; leading?: Found | undefined }) {
  return (
    <ul className="items">
      {items.map((item) =>
        item.kind === "event" ? (
          <EventCard key={item.id} event={item} leading={item === leading} />
        ) : (
          <ProductCard key={item.id} product={item} />
        ),
      )}
    </ul>
  );
}
