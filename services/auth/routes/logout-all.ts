import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { clearRefreshCookie } from "../cookie.ts";
import { lockAccount } from "../db/accounts.ts";
import { endAllSessions } from "../sessions.ts";

export const logoutAll = route({
  method: "POST",
  path: "/auth/logout-all",
  summary: "Sign out everywhere",
  access: "user",
  replies: { 204: null },
  async handler(context: Context, { caller, native }) {
    await context.db.tx(async (tx) => {
      if (await lockAccount(tx, caller.user_id)) await endAllSessions(context, tx, caller.user_id);
    });
    clearRefreshCookie(context, native.reply);
    return reply(204);
  },
});
