import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { readUser, requireSelf, UserView } from "../user-view.ts";

export const getUser = route({
  method: "GET",
  path: "/users/:id",
  summary: "Read a person: yourself, or anybody for admins",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: UserView },
  async handler(context: Context, { params, caller }) {
    requireSelf(caller, params.id);
    return readUser(context, params.id);
  },
});
