export interface HoldRule {
  /** How long a basket is held, and what one extension gives from now. */
  hold_seconds: number;
  /** The most a basket is held after it was made, extensions included. */
  hold_max_seconds: number;
}

const DAY_MS = 86_400_000;

export const firstDeadline = (now: Date, { hold_seconds }: HoldRule): Date =>
  new Date(now.getTime() + hold_seconds * 1000);

/** The deadline after an extension; undefined when it would not be later. */
export function extendedDeadline(
  now: Date,
  created_at: Date,
  expires_at: Date,
  rule: HoldRule,
): Date | undefined {
  const wanted_ms = now.getTime() + rule.hold_seconds * 1000;
  const limit_ms = created_at.getTime() + rule.hold_max_seconds * 1000;
  const deadline = new Date(Math.min(wanted_ms, limit_ms));
  return deadline > expires_at ? deadline : undefined;
}

/** When to remind of what starts: a day before, where that is still to come. */
export function reminderTime(start_time: Date | null, now: Date): Date | null {
  if (!start_time) return null;
  const time = new Date(start_time.getTime() - DAY_MS);
  return time > now ? time : null;
}
