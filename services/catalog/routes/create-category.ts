import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { line } from "../../../contracts/types/person.ts";
import { violates } from "../../../platform/db/database.ts";
import { invalid } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { newId } from "../../../platform/ids.ts";
import { CategoryView, pathOf } from "../category-view.ts";
import type { Context } from "../context.ts";
import { insertCategory, lockCategories } from "../db/categories.ts";
import { Slug } from "../product-input.ts";
import { etagOf } from "../product-view.ts";

export const createCategory = route({
  method: "POST",
  path: "/categories",
  summary: "Add a category, below another one where parent_id says so",
  access: "user",
  body: z.object({
    organization_id: Id,
    parent_id: Id.nullable().default(null),
    slug: Slug,
    name: line(100),
  }),
  replies: { 201: CategoryView },
  errors: ["forbidden", "not_found"],
  async handler(context: Context, { body, caller }) {
    requirePermission(caller, "products.create", body.organization_id);
    const category = { id: newId(), ...body, version: 1 };
    const path = await context.db
      .tx(async (tx) => {
        const known = await lockCategories.all(tx, body.organization_id);
        const found = pathOf(known, category);
        await insertCategory.run(tx, category.id, body.organization_id, body.parent_id, body.slug, body.name);
        return found;
      })
      .catch((error: unknown) => {
        if (violates(error, "categories_slug_key"))
          throw invalid("/slug", "taken", "The organization has a category of this name.");
        throw error;
      });
    return reply(201, { ...category, path }, { ...etagOf(category), location: `/categories/${category.id}` });
  },
});
