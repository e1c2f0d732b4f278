import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { profileOf } from "../db/profiles.ts";
import { eraseUser } from "../erase-user.ts";
import { requireSelf } from "../user-view.ts";

export const deleteUser = route({
  method: "DELETE",
  path: "/users/:id",
  summary: "Erase a person: yourself, or anybody for admins",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 204: null },
  errors: ["invalid_state"],
  async handler(context: Context, { params, caller }) {
    requireSelf(caller, params.id);
    if (!(await profileOf(context.db, params.id))) throw notFound();
    await eraseUser(context, params.id, caller.user_id);
    return reply(204);
  },
});
