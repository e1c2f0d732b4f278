import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { changeMember } from "../members.ts";

export const removeMember = route({
  method: "DELETE",
  path: "/organizations/:id/members/:user_id",
  summary: "Remove a member, or leave",
  access: "user",
  params: z.object({ id: Id, user_id: Id }),
  replies: { 204: null },
  errors: ["forbidden", "invalid_state"],
  async handler(context: Context, { params, caller }) {
    await changeMember(context, caller, params.id, params.user_id, undefined);
    return reply(204);
  },
});
