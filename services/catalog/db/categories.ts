import { sql } from "../../../platform/db/sql.ts";

const columns = {
  id: "uuid",
  organization_id: "uuid",
  parent_id: "uuid?",
  slug: "text",
  name: "text",
  version: "int4",
} as const;
const list = Object.keys(columns).join(", ");

export const insertCategory = sql(
  {},
  "insert into categories (id, organization_id, parent_id, slug, name) values ($1, $2, $3, $4, $5)",
);
export const findCategory = sql(columns, `select ${list} from categories where id = $1`);
/** All of an organization are locked in the order of their ids: two moves at once could make a ring. */
export const lockCategories = sql(
  columns,
  `select ${list} from categories where organization_id = $1 order by id for no key update`,
);
export const updateCategory = sql(
  {},
  "update categories set parent_id = $2, name = $3, version = version + 1 where id = $1",
);
export const removeCategory = sql(
  {},
  `delete from categories c where id = $1 and not exists (select from categories where parent_id = c.id)
     and not exists (select from products where category_id = c.id)`,
);
/** The tree as a list, parents before their children, with the slugs from the root; after the path $2. */
export const listTree = sql(
  { ...columns, path: "text[]" },
  `with recursive tree as (
     select ${list}, array[slug] as path from categories where parent_id is null and ($1::uuid is null or organization_id = $1)
     union all
     select ${list
       .split(", ")
       .map((name) => `c.${name}`)
       .join(", ")}, tree.path || c.slug from categories c join tree on c.parent_id = tree.id)
   select ${list}, path from tree where $2::text[] is null or (path, id) > ($2::text[], $3::uuid) order by path, id limit $4`,
);
