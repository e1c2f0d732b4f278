import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { defaultToNewest, removeAddress } from "../db/addresses.ts";
import { lockProfile } from "../db/profiles.ts";

export const deleteAddress = route({
  method: "DELETE",
  path: "/users/me/addresses/:id",
  summary: "Delete one of your addresses; when it was the default, the newest of the others becomes it",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 204: null },
  async handler({ db }: Context, { params, caller: { user_id } }) {
    await db.tx(async (tx) => {
      await lockProfile(tx, user_id);
      const removed = await removeAddress(tx, user_id, params.id);
      if (!removed) throw notFound();
      if (removed.is_default) await defaultToNewest(tx, user_id);
    });
    return reply(204);
  },
});
