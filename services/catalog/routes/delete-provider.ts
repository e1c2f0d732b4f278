import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { invalidState, notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { lockProvider, removeProvider } from "../db/providers.ts";

export const deleteProvider = route({
  method: "DELETE",
  path: "/providers/:id",
  summary: "Remove a provider who serves nothing and was never booked",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  replies: { 204: null },
  errors: ["forbidden", "invalid_state"],
  async handler(context: Context, { params, caller, requireVersion }) {
    await context.db.tx(async (tx) => {
      const known = await lockProvider.one(tx, params.id);
      if (!known) throw notFound();
      requirePermission(caller, "products.delete", known.organization_id);
      requireVersion(known.version);
      if ((await removeProvider.run(tx, known.id)) === 0)
        throw invalidState("The provider serves a product, or has been booked.");
    });
    return reply(204);
  },
});
