import type { EventDetail, Performance, Price, SaleStatus, ZoneCount } from "../api/types.ts";

/**
 * Where the sale of one performance stands. The server decides in the end; this is what to show before a click.
 * @param now server time in milliseconds  @param free places left, undefined when not known yet
 */
export function performanceSale(
  event: EventDetail,
  performance: Performance,
  free: number | undefined,
  now: number,
): SaleStatus {
  const before = (at: string | null) => at !== null && now < Date.parse(at);
  const past = (at: string | null) => at !== null && now >= Date.parse(at);
  if (event.sale_status === "cancelled" || performance.status.toLowerCase() === "cancelled")
    return "cancelled";
  if (past(performance.sale_ends_at) || past(performance.starts_at)) return "ended";
  if (before(performance.sale_starts_at)) return "not_yet";
  if (free === 0) return "sold_out";
  return "on_sale";
}

/** The performance to show first: the asked one, else the next that can be bought, else the last. */
export function firstPerformance(
  event: EventDetail,
  asked: string | undefined,
  now: number,
): Performance | undefined {
  const found = event.performances.find((performance) => performance.id === asked);
  if (found) return found;
  const open = event.performances.find(
    (performance) => performanceSale(event, performance, undefined, now) === "on_sale",
  );
  const coming = event.performances.find((performance) => Date.parse(performance.starts_at) > now);
  return open ?? coming ?? event.performances.at(-1);
}

export const total = (zones: readonly ZoneCount[], what: "free" | "total") =>
  zones.reduce((sum, zone) => sum + zone[what], 0);

export function priceOf(event: EventDetail, zone_id: string, ticket_type_id: string): Price | undefined {
  return event.prices.find((price) => price.zone_id === zone_id && price.ticket_type_id === ticket_type_id);
}
