import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { readUser, UserView } from "../user-view.ts";

export const getMe = route({
  method: "GET",
  path: "/users/me",
  summary: "Read your own profile",
  access: "user",
  replies: { 200: UserView },
  handler: (context: Context, { caller }) => readUser(context, caller.user_id),
});
