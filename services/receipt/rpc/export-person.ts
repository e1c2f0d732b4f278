import { exportOf } from "../../../platform/rpc/export-person.ts";
import type { Context } from "../context.ts";
import { receiptsOfUser } from "../db/receipts.ts";
import { viewOf } from "../domain/receipt.ts";

export const exportPerson = exportOf<Context>([
  {
    name: "receipts",
    read: async ({ db }, user_id, after, limit) =>
      (await receiptsOfUser(db, user_id, after?.id ?? null, limit)).map(viewOf),
  },
]);
