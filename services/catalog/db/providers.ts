import { sql } from "../../../platform/db/sql.ts";

const columns = { id: "uuid", organization_id: "uuid", name: "text", version: "int4" } as const;
const list = Object.keys(columns).join(", ");

export const insertProvider = sql(
  columns,
  `insert into providers (id, organization_id, name) values ($1, $2, $3) returning ${list}`,
);
export const lockProvider = sql(columns, `select ${list} from providers where id = $1 for no key update`);
export const renameProvider = sql(
  columns,
  `update providers set name = $2, version = version + 1 where id = $1 returning ${list}`,
);
export const providersAfter = sql(
  columns,
  `select ${list} from providers where organization_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
);
/** Those of an organization, of these. */
export const findProvidersOf = sql(
  { id: "uuid" },
  "select id from providers where organization_id = $1 and id = any($2::uuid[])",
);
export const removeProvider = sql(
  {},
  `delete from providers p where id = $1
     and not exists (select from slots s where s.provider_id = p.id)
     and not exists (select from product_providers pp where pp.provider_id = p.id)`,
);
export const putProductProviders = sql(
  {},
  `with gone as (delete from product_providers where product_id = $1 and provider_id <> all($2::uuid[]))
   insert into product_providers (product_id, provider_id, rank)
   select $1, id, rank from unnest($2::uuid[]) with ordinality as p(id, rank)
   on conflict (product_id, provider_id) do update set rank = excluded.rank`,
);
