import type { Handle } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const findOne = sql(
  { address_hash: "text" },
  "select address_hash from dead_addresses where address_hash = $1",
);
const insertOne = sql(
  {},
  "insert into dead_addresses (address_hash, since) values ($1, $2) on conflict do nothing",
);

export const isDead = async (h: Handle, address_hash: string) =>
  (await findOne.one(h, address_hash)) !== undefined;
export const noteDead = (h: Handle, address_hash: string, since: Date) =>
  insertOne.run(h, address_hash, since);
