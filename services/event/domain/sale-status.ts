export const SALE_STATUSES = ["not_yet", "on_sale", "sold_out", "ended", "moved", "cancelled"] as const;
export type SaleStatus = (typeof SALE_STATUSES)[number];

export interface PerformanceSale {
  ends_at: Date;
  sale_starts_at: Date | null;
  sale_ends_at: Date;
  status: string;
  free: number;
}

/** Performances that somebody could still go to. */
export const coming = <P extends Pick<PerformanceSale, "ends_at" | "status">>(
  performances: P[],
  now: Date,
): P[] =>
  performances.filter((performance) => performance.status === "SCHEDULED" && performance.ends_at > now);

/** How an event's sale stands as a whole: the best that any coming performance offers. */
export function saleStatus(event_status: string, performances: PerformanceSale[], now: Date): SaleStatus {
  if (event_status === "CANCELLED") return "cancelled";
  const ahead = coming(performances, now);
  if (ahead.length === 0)
    return performances.length > 0 && performances.every(({ status }) => status === "CANCELLED")
      ? "cancelled"
      : "ended";
  const open = ahead.filter(
    ({ sale_starts_at, sale_ends_at }) =>
      (sale_starts_at === null || sale_starts_at <= now) && sale_ends_at > now,
  );
  if (open.some(({ free }) => free > 0)) return "on_sale";
  if (ahead.some(({ sale_starts_at }) => sale_starts_at !== null && sale_starts_at > now)) return "not_yet";
  return open.length > 0 ? "sold_out" : "ended";
}
