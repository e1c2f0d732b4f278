export interface HoldRule {
  /** How long a basket is held, and what one extension gives from now. */
  hold_seconds: number;
  /** The most a basket is held after it was made, extensions included. */
  hold_max_seconds: number;
}

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
