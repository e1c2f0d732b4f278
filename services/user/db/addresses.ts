import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const columns = {
  id: "uuid",
  user_id: "uuid",
  name: "text",
  line1: "text",
  line2: "text",
  city: "text",
  postal_code: "text",
  region: "text",
  country: "text",
  phone: "text",
  is_default: "bool",
  version: "int4",
} as const;
const list = Object.keys(columns).join(", ");

export type AddressRow = RowOf<typeof columns>;

const insertOne = sql(
  columns,
  `insert into addresses (id, user_id, name, line1, line2, city, postal_code, region, country, phone, is_default)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${list}`,
);
const findById = sql(columns, `select ${list} from addresses where id = $1 and user_id = $2`);
const listOf = sql(
  columns,
  `select ${list} from addresses where user_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
);
const countOf = sql({ count: "int4" }, "select count(*)::integer as count from addresses where user_id = $1");
const updateOne = sql(
  columns,
  `update addresses set name = $3, line1 = $4, line2 = $5, city = $6, postal_code = $7, region = $8, country = $9,
     phone = $10, is_default = $11, version = version + 1
   where id = $1 and user_id = $2 returning ${list}`,
);
const deleteOne = sql(
  { is_default: "bool" },
  "delete from addresses where id = $1 and user_id = $2 returning is_default",
);
const unsetDefault = sql(
  {},
  "update addresses set is_default = false, version = version + 1 where user_id = $1 and is_default and id <> $2",
);
const makeNewestDefault = sql(
  {},
  `update addresses set is_default = true, version = version + 1
   where id = (select id from addresses where user_id = $1 order by id desc limit 1)`,
);

const said = (a: Omit<AddressRow, "version">) => [
  a.id,
  a.user_id,
  a.name,
  a.line1,
  a.line2,
  a.city,
  a.postal_code,
  a.region,
  a.country,
  a.phone,
  a.is_default,
];

// Whoever changes a person's addresses has locked the profile: so there is one default and no more than allowed.
export const insertAddress = async (h: Handle, a: Omit<AddressRow, "version">): Promise<AddressRow> =>
  (await insertOne.one(h, ...said(a)))!;
export const addressOf = (h: Handle, user_id: string, id: string) => findById.one(h, id, user_id);
export const addressesOf = (h: Handle, user_id: string, after: string | null, limit: number) =>
  listOf.all(h, user_id, after, limit);
export const countAddresses = async (h: Handle, user_id: string) => (await countOf.one(h, user_id))!.count;
export const updateAddress = async (h: Handle, a: AddressRow): Promise<AddressRow> =>
  (await updateOne.one(h, ...said(a)))!;
/** @returns undefined when there is none */
export const removeAddress = (h: Handle, user_id: string, id: string) => deleteOne.one(h, id, user_id);
/** No other than this one is the default any more. */
export const clearDefault = (h: Handle, user_id: string, id: string) => unsetDefault.run(h, user_id, id);
export const defaultToNewest = (h: Handle, user_id: string) => makeNewestDefault.run(h, user_id);
