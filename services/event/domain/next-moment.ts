import type { PerformanceSale } from "./sale-status.ts";

/**
 * When time alone next changes what can be said about these: a sale opens or ends, an evening is over.
 * In milliseconds; Infinity when that never happens.
 */
export function nextMoment(performances: PerformanceSale[], now: Date): number {
  let next = Infinity;
  for (const { sale_starts_at, sale_ends_at, ends_at } of performances) {
    for (const moment of [sale_starts_at, sale_ends_at, ends_at])
      if (moment !== null && moment > now) next = Math.min(next, moment.getTime());
  }
  return next;
}
