import type { Handle } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const insertOne = sql({}, "insert into reset_requests (id, email_key, requested_at) values ($1, $2, $3)");
const takeOne = sql({ email_key: "text" }, "delete from reset_requests where id = $1 returning email_key");

export const insertResetRequest = (h: Handle, id: string, email_key: string, at: Date) =>
  insertOne.run(h, id, email_key, at);
// Also of those who look for their orders: both are an address that is looked up later.

/** The address that was asked about; the row is gone with the transaction. */
export const takeResetRequest = (h: Handle, id: string) => takeOne.one(h, id);
