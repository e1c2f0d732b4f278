import { sql } from "../../../platform/db/sql.ts";

/** All of a product, in the order of their ids, as everybody takes them. */
export const lockVariants = sql(
  { id: "uuid", sku: "text", retired: "bool" },
  "select id, sku, retired from variants where product_id = $1 order by id for no key update",
);
/** Makes the variants of a product these ($2: [{id, sku, options, price_amount, stock, rank}]); stock of known ones stays. */
export const putVariants = sql(
  {},
  `with put as (
     insert into variants (id, product_id, organization_id, sku, options, price_amount, stock, rank)
     select v.id, $1, $3, v.sku, v.options, v.price_amount, v.stock, v.rank
     from jsonb_to_recordset($2) as v(id uuid, sku text, options jsonb, price_amount int8, stock int4, rank int4)
     on conflict (id) do update set options = excluded.options, price_amount = excluded.price_amount, rank = excluded.rank,
       retired = false
     returning id)
   update variants set retired = true where product_id = $1 and id <> all(select id from put)`,
);
/** What was counted anew or came in; never below zero. */
export const changeStock = sql(
  { id: "uuid", stock: "int4" },
  `update variants set stock = stock + $3 where product_id = $1 and id = $2 and not retired and stock + $3 between 0 and 1000000
   returning id, stock`,
);
export const lockVariant = sql(
  { id: "uuid", stock: "int4?" },
  "select id, stock from variants where product_id = $1 and id = $2 and not retired for no key update",
);
