import { decimalAmount } from "../../contracts/types/money.ts";
import type { EventDetail, Performance, Price } from "../src/api/types.ts";
import type { PageFacts } from "./page-facts.ts";

/** More dates than any result shows. */
const MOST = 30;

const AVAILABILITY: Record<Performance["sale_status"], string> = {
  on_sale: "InStock",
  not_yet: "PreOrder",
  sold_out: "SoldOut",
  ended: "Discontinued",
  moved: "InStock",
  cancelled: "Discontinued",
};

/** What is said about an event outside: to search engines, to what shows a link, to who reads text. */
export function eventFacts(event: EventDetail): PageFacts {
  const origin = new URL(event.image_url).origin;
  const url = `${origin}/events/${event.slug}`;
  return {
    url,
    title: event.name,
    description: summaryOf(event),
    image: event.image_url,
    kind: "website",
    data: event.performances.slice(0, MOST).map((performance) => dataOf(event, performance, url)),
    markdown: markdownOf(event, url),
  };
}

function summaryOf({ description, venue, starts_at, time_zone }: EventDetail): string {
  const when = starts_at ? `${dateOf(starts_at, time_zone)}, ` : "";
  return `${when}${venue.name}, ${venue.city}. ${description}`.replaceAll(/\s+/g, " ").trim();
}

function dataOf(event: EventDetail, performance: Performance, url: string): object {
  const { venue, organization, minimum_age } = event;
  const valid_until = event.prices
    .filter(({ price_amount }) => price_amount === event.from_price_amount)
    .find(({ next }) => next?.at)?.next?.at;
  const moved = performance.previous_starts_at !== null;
  const called_off = event.sale_status === "cancelled" || performance.status === "CANCELLED";
  return {
    "@context": "https://schema.org",
    "@type": "Event",
    name: event.name,
    url,
    image: [event.image_url],
    ...(event.description && { description: event.description }),
    startDate: performance.starts_at,
    endDate: performance.ends_at,
    ...(performance.doors_at && { doorTime: performance.doors_at }),
    eventStatus: `https://schema.org/${called_off ? "EventCancelled" : moved ? "EventRescheduled" : "EventScheduled"}`,
    ...(moved && { previousStartDate: performance.previous_starts_at }),
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    location: {
      "@type": "Place",
      name: venue.name,
      address: { "@type": "PostalAddress", addressLocality: venue.city, addressCountry: venue.country },
      ...(venue.position && { geo: { "@type": "GeoCoordinates", ...venue.position } }),
    },
    organizer: { "@type": "Organization", name: organization.name },
    ...(minimum_age !== null && { typicalAgeRange: `${minimum_age}-` }),
    ...(event.from_price_amount !== null && {
      offers: {
        "@type": "Offer",
        url: `${url}/seats?performance=${performance.id}`,
        price: decimalAmount(event.from_price_amount, event.from_price_currency!),
        priceCurrency: event.from_price_currency,
        availability: `https://schema.org/${AVAILABILITY[called_off ? "cancelled" : performance.sale_status]}`,
        ...(performance.sale_starts_at && { validFrom: performance.sale_starts_at }),
        ...(valid_until && { priceValidUntil: valid_until }),
      },
    }),
  };
}

const STATUS: Record<Performance["sale_status"], string> = {
  on_sale: "on sale",
  not_yet: "not on sale yet",
  sold_out: "sold out",
  ended: "over",
  moved: "new date",
  cancelled: "cancelled",
};

function dateOf(at: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
  return format.format(new Date(at));
}

/** What comes after the price of now, and when. */
function nextOf({ next, price_currency }: Price, time_zone: string): string {
  if (!next) return "";
  const left = next.left === null ? [] : [`for ${next.left} more places`];
  const until = next.at === null ? [] : [`until ${dateOf(next.at, time_zone)}`];
  return `, ${[...left, ...until].join(" or ")}, then ${decimalAmount(next.price_amount, price_currency)}`;
}

function markdownOf(event: EventDetail, url: string): string {
  const { venue, time_zone, prices, zones, ticket_types } = event;
  const nameOf = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? "";
  return [
    `# ${event.name}`,
    `${venue.name}, ${venue.city}, ${venue.country}. By ${event.organization.name}.`,
    event.minimum_age === null ? "" : `From ${event.minimum_age} years.`,
    event.description,
    "## Performances",
    event.performances
      .map(({ starts_at, previous_starts_at, sale_status, free, sale_starts_at }) => {
        const opens =
          sale_status === "not_yet" && sale_starts_at ? `, from ${dateOf(sale_starts_at, time_zone)}` : "";
        const left = sale_status === "on_sale" ? `, ${free} places free` : "";
        const moved = previous_starts_at ? ` (moved from ${dateOf(previous_starts_at, time_zone)})` : "";
        return `- ${dateOf(starts_at, time_zone)}${moved}: ${STATUS[sale_status]}${opens}${left}`;
      })
      .join("\n"),
    "## Prices, all fees included",
    prices
      .map(
        (price) =>
          `- ${nameOf(zones, price.zone_id)}, ${nameOf(ticket_types, price.ticket_type_id)}: ${decimalAmount(price.price_amount, price.price_currency)} ${price.price_currency}${nextOf(price, time_zone)}`,
      )
      .join("\n"),
    event.sale_status === "cancelled" || event.sale_status === "ended"
      ? "Nothing is sold any more."
      : "Places are held from the first one chosen; until the beginning a booking can be cancelled and is paid back in full.",
    `Book: ${url}`,
  ]
    .filter(Boolean)
    .join("\n\n");
}
