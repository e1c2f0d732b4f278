const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/**
 * When to ask the provider next what became of an open intent, should no webhook tell: every 20 s until well after
 * the hold's end, so that money is noticed within two minutes; then every 5 min, for providers that stay away.
 */
export function nextCheckAt(now: Date, expires_at: Date | null): Date {
  const recent = expires_at === null || now.getTime() < expires_at.getTime() + 10 * MINUTE_MS;
  return new Date(now.getTime() + (recent ? 20 * SECOND_MS : 5 * MINUTE_MS));
}

/** When to ask again about a refund that the bank is still working on: soon at first, hourly in the end. */
export function nextRefundCheckAt(now: Date, created_at: Date): Date {
  const age_ms = now.getTime() - created_at.getTime();
  const pause_ms =
    age_ms < 2 * MINUTE_MS ? 10 * SECOND_MS : age_ms < 30 * MINUTE_MS ? MINUTE_MS : 60 * MINUTE_MS;
  return new Date(now.getTime() + pause_ms);
}
