import type { Handle } from "../../platform/db/sql.ts";
import { AppError } from "../../platform/errors.ts";
import type { Context } from "./context.ts";
import { countAttempt, giveAttemptBack } from "./db/attempts.ts";

/**
 * How often something may be tried. Wrong passwords count per account *and* address, so that nobody can
 * lock a person out from elsewhere, and per address over all accounts.
 */
const LIMITS = {
  login: { max: 10, window_s: 900 },
  login_address: { max: 60, window_s: 900 },
  arrival: { max: 300, window_s: 900 },
  verification_mail: { max: 5, window_s: 3_600 },
  reset_address: { max: 30, window_s: 900 },
  reset_mail: { max: 5, window_s: 3_600 },
  orders_mail: { max: 3, window_s: 3_600 },
  invitation: { max: 100, window_s: 3_600 },
} as const;
type Limit = keyof typeof LIMITS;

// Neither addresses nor e-mails are kept: the table only has to recognise them.
const keyOf = ({ secrets }: Context, limit: Limit, of: string) => `${limit}:${secrets.hash("attempts", of)}`;

/** Counts a try. @returns seconds until the next is allowed, 0 when this one is */
export async function tryAgainIn(context: Context, h: Handle, limit: Limit, of: string): Promise<number> {
  if (!context.config.rate_limits) return 0;
  const { max, window_s } = LIMITS[limit];
  const now = context.clock.now();
  const { count, until } = await countAttempt(
    h,
    keyOf(context, limit, of),
    now,
    new Date(now.getTime() + window_s * 1000),
  );
  return count <= max ? 0 : Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
}

/** Counts a try. @throws AppError rate_limited (429) when it is one too many */
export async function take(
  context: Context,
  limit: Limit,
  of: string,
  h: Handle = context.db,
): Promise<void> {
  const retry_after_s = await tryAgainIn(context, h, limit, of);
  if (retry_after_s > 0)
    throw new AppError("resource_exhausted", "rate_limited", {
      detail: "Too many tries; wait a while.",
      retry_after_s,
    });
}

/** A try that succeeded does not count. */
export async function giveBack(context: Context, limit: Limit, of: string): Promise<void> {
  if (context.config.rate_limits) await giveAttemptBack(context.db, keyOf(context, limit, of));
}
