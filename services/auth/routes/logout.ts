import { z } from "zod";
import { unauthenticated } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { clearRefreshCookie, refreshCookie } from "../cookie.ts";
import { GivenToken } from "../session-answer.ts";
import { endSession, sessionOfToken } from "../sessions.ts";

/** Ends the session of the access token, or of the refresh token when that is all there is. */
export const logout = route({
  method: "POST",
  path: "/auth/logout",
  summary: "Sign out here",
  access: "optional",
  body: z.object({ refresh_token: GivenToken.optional() }),
  replies: { 204: null },
  async handler(context: Context, request) {
    const { caller, body, native } = request;
    const token = body.refresh_token ?? refreshCookie(context, request);
    if (!caller && token === undefined) throw unauthenticated();
    const session = caller
      ? { user_id: caller.user_id, id: caller.session_id }
      : await sessionOfToken(context, token!);
    if (session) await endSession(context, session.user_id, session.id);
    clearRefreshCookie(context, native.reply);
    return reply(204);
  },
});
