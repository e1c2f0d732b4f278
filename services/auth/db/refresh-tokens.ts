import type { Handle } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const find = sql(
  { used_at: "timestamptz?", uses: "int4" },
  "select used_at, uses from refresh_tokens where token_hash = $1",
);
const exchange = sql(
  {},
  `with old as (update refresh_tokens set used_at = coalesce(used_at, $4), uses = uses + 1 where token_hash = $1 returning session_id)
   insert into refresh_tokens (token_hash, session_id, issued_at) select $2, $3, $4 from old`,
);

/** Read it under the lock of its session. */
export const refreshToken = (h: Handle, token_hash: Buffer) => find.one(h, token_hash);
/** Marks the old one as used and adds its successor. */
export const exchangeToken = (h: Handle, old_hash: Buffer, new_hash: Buffer, session_id: string, now: Date) =>
  exchange.run(h, old_hash, new_hash, session_id, now);
