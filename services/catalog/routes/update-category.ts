import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { line } from "../../../contracts/types/person.ts";
import { notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { CategoryView, pathOf } from "../category-view.ts";
import type { Context } from "../context.ts";
import { findCategory, lockCategories, updateCategory as writeCategory } from "../db/categories.ts";
import { etagOf } from "../product-view.ts";

export const updateCategory = route({
  method: "PUT",
  path: "/categories/:id",
  summary: "Rename a category or move it with everything below it",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  body: z.object({ name: line(100).optional(), parent_id: Id.nullable().optional() }),
  replies: { 200: CategoryView },
  errors: ["forbidden"],
  async handler(context: Context, { params, body, caller, requireVersion }) {
    const category = await context.db.tx(async (tx) => {
      const found = await findCategory.one(tx, params.id);
      if (!found) throw notFound();
      requirePermission(caller, "products.update", found.organization_id);
      const all = await lockCategories.all(tx, found.organization_id);
      const known = all.find(({ id }) => id === params.id);
      if (!known) throw notFound();
      requireVersion(known.version);
      const { name = known.name, parent_id = known.parent_id } = body;
      const changed = { ...known, name, parent_id, version: known.version + 1 };
      const path = pathOf(all, changed);
      await writeCategory.run(tx, known.id, parent_id, name);
      return { ...changed, path };
    });
    return reply(200, category, etagOf(category));
  },
});
