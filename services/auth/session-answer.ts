import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { SYSTEM_ROLES } from "../../contracts/types/permissions.ts";
import { AppError } from "../../platform/errors.ts";
import type { RouteRequest } from "../../platform/http/route.ts";
import type { Context } from "./context.ts";
import { setRefreshCookie } from "./cookie.ts";
import type { Account } from "./db/accounts.ts";
import { systemRoles } from "./domain/roles.ts";
import type { OpenSession } from "./sessions.ts";

/** Where the refresh token goes: into the body, for apps, or into a cookie that no script can read. */
export const SessionMode = z
  .enum(["body", "cookie"])
  .optional()
  .describe("with cookie, the refresh token comes as an HttpOnly cookie and not in the body");
type SessionMode = z.output<typeof SessionMode>;

/** Long enough for any token: one of another kind is a session that has ended, not a malformed request. */
export const GivenToken = z.string().min(1).max(4_000);

const Tokens = {
  access_token: z.string(),
  token_type: z.literal("Bearer"),
  expires_in: z.int().describe("seconds"),
  refresh_token: z.string().optional(),
};
export const TokenPair = z.object(Tokens);
export const SignedIn = z.object({
  user: z.object({
    id: Id,
    email: z.string().nullable(),
    name: z.string().nullable(),
    email_verified: z.boolean(),
    roles: z.array(z.enum(SYSTEM_ROLES)),
  }),
  ...Tokens,
});

type Native = Pick<RouteRequest<unknown, unknown, unknown, unknown>, "native">;

/** The tokens of a session, as the client wants to have them. */
export async function tokenPair(
  context: Context,
  { native }: Native,
  open: OpenSession,
  mode: SessionMode,
): Promise<z.output<typeof TokenPair>> {
  const expires_in = context.config.access_token_seconds;
  const access_token = await context.keys.sign(open.user_id, open.session_id, expires_in);
  const pair = { access_token, token_type: "Bearer" as const, expires_in };
  if (mode !== "cookie") return { ...pair, refresh_token: open.refresh_token };
  setRefreshCookie(context, native.reply, open.refresh_token);
  return pair;
}

export async function signedInAnswer(
  context: Context,
  request: Native,
  account: Account,
  open: OpenSession,
  name: string | null,
  mode: SessionMode,
): Promise<z.output<typeof SignedIn>> {
  const { id, email, email_verified_at } = account;
  const user = { id, email, name, email_verified: email_verified_at !== null, roles: systemRoles(account) };
  return { user, ...(await tokenPair(context, request, open, mode)) };
}

/** The name, which user owns. Nobody is kept from signing in because it cannot be asked for. */
export async function nameOf({ users, log }: Context, user_id: string): Promise<string | null> {
  try {
    return (await users.getProfile({ userId: user_id })).name || null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.warn({ error }, "signed in without a name");
    return null;
  }
}
