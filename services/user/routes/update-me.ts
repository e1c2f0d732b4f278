import { route } from "../../../platform/http/route.ts";
import { changeUser } from "../change-user.ts";
import type { Context } from "../context.ts";
import { readUser, UserChanges, UserView } from "../user-view.ts";

export const updateMe = route({
  method: "PUT",
  path: "/users/me",
  summary: "Change what you send of your own profile",
  access: "user",
  body: UserChanges,
  replies: { 200: UserView },
  errors: ["email_taken", "rate_limited"],
  async handler(context: Context, { caller, body }) {
    await changeUser(context, caller.user_id, body);
    return readUser(context, caller.user_id);
  },
});
