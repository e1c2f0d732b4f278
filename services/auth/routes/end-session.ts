import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { clearRefreshCookie } from "../cookie.ts";
import { endSession as end } from "../sessions.ts";

export const endSession = route({
  method: "DELETE",
  path: "/auth/sessions/:id",
  summary: "Sign out one device",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 204: null },
  async handler(context: Context, { params, caller, native }) {
    if (!(await end(context, caller.user_id, params.id))) throw notFound();
    if (params.id === caller.session_id) clearRefreshCookie(context, native.reply);
    return reply(204);
  },
});
