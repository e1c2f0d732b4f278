import type { Handle } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

// Two instances that start on an empty database must not both make a first key.
const lockKeys = sql({}, "lock table signing_keys in share row exclusive mode");
const listAll = sql(
  { id: "uuid", public_jwk: "jsonb", private_key: "bytea", created_at: "timestamptz" },
  "select id, public_jwk, private_key, created_at from signing_keys order by created_at desc",
);
const insertOne = sql(
  {},
  "insert into signing_keys (id, public_jwk, private_key, created_at) values ($1, $2, $3, $4)",
);

export const lockSigningKeys = (h: Handle) => lockKeys.run(h);
/** Newest first. */
export const listSigningKeys = (h: Handle) => listAll.all(h);
export const insertSigningKey = (h: Handle, id: string, public_jwk: object, private_key: Buffer, at: Date) =>
  insertOne.run(h, id, JSON.stringify(public_jwk), private_key, at);
