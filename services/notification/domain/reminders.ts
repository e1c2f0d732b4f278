/** Something of a booking that takes place, and when to remind of it. */
export interface Occasion {
  /** Empty for goods. */
  occasion_id: string;
  start_time: Date | undefined;
  /** Undefined where nobody is to be reminded. */
  remind_at: Date | undefined;
}

/**
 * What is to be reminded of now, each occasion once, and when to look again. What has begun is not reminded of: the
 * one who would have sent it was away for too long.
 */
export function remindersOf(
  occasions: readonly Occasion[],
  now: Date,
): { due: string[]; next: Date | undefined } {
  const wanted = occasions.flatMap(({ occasion_id, start_time, remind_at }) =>
    start_time && remind_at && start_time > now ? [{ occasion_id, remind_at }] : [],
  );
  const due = wanted.filter(({ remind_at }) => remind_at <= now).map(({ occasion_id }) => occasion_id);
  const later = wanted.map(({ remind_at }) => remind_at.getTime()).filter((time) => time > now.getTime());
  return {
    due: [...new Set(due)],
    next: later.length === 0 ? undefined : new Date(Math.min(...later)),
  };
}

/** True for a booking whose evening is still to come to its customer. */
export const isStanding = (status: string, payment_status: string): boolean =>
  status === "CONFIRMED" && payment_status !== "REFUNDING" && payment_status !== "REFUNDED";
