import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { changeMember as change } from "../members.ts";
import { Role } from "../organization-view.ts";

export const changeMember = route({
  method: "PUT",
  path: "/organizations/:id/members/:user_id",
  summary: "Change what a member may do",
  access: "user",
  params: z.object({ id: Id, user_id: Id }),
  body: z.object({ role: Role }),
  replies: { 200: z.object({ user_id: Id, role: Role }) },
  errors: ["forbidden", "invalid_state"],
  async handler(context: Context, { params, body, caller }) {
    await change(context, caller, params.id, params.user_id, body.role);
    return { user_id: params.user_id, role: body.role };
  },
});
