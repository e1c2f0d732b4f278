import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { invalidState, notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { findCategory, lockCategories, removeCategory } from "../db/categories.ts";

export const deleteCategory = route({
  method: "DELETE",
  path: "/categories/:id",
  summary: "Remove a category that has nothing in it or below it",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  replies: { 204: null },
  errors: ["forbidden", "invalid_state"],
  async handler(context: Context, { params, caller, requireVersion }) {
    await context.db.tx(async (tx) => {
      const found = await findCategory.one(tx, params.id);
      if (!found) throw notFound();
      requirePermission(caller, "products.delete", found.organization_id);
      const known = (await lockCategories.all(tx, found.organization_id)).find(({ id }) => id === params.id);
      if (!known) throw notFound();
      requireVersion(known.version);
      if ((await removeCategory.run(tx, known.id)) === 0)
        throw invalidState("There are products in it or categories below it.");
    });
    return reply(204);
  },
});
