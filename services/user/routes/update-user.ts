import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { route } from "../../../platform/http/route.ts";
import { changeUser } from "../change-user.ts";
import type { Context } from "../context.ts";
import { readUser, requireSelf, UserChanges, UserView } from "../user-view.ts";

export const updateUser = route({
  method: "PUT",
  path: "/users/:id",
  summary: "Change what you send of a person: yourself, or anybody for admins",
  access: "user",
  params: z.object({ id: Id }),
  body: UserChanges,
  replies: { 200: UserView },
  errors: ["email_taken", "rate_limited"],
  async handler(context: Context, { params, caller, body }) {
    requireSelf(caller, params.id);
    await changeUser(context, params.id, body);
    return readUser(context, params.id);
  },
});
