import { exportOf } from "../../../platform/rpc/export-person.ts";
import type { Context } from "../context.ts";
import { listCheckInsOfUser, listScansBy } from "../db/check-ins.ts";
import { listTicketsOfUser } from "../db/tickets.ts";
import { ticketJson } from "../ticket-json.ts";
import { codeOf } from "../ticket-list.ts";

export const exportPerson = exportOf<Context>([
  {
    name: "tickets",
    async read(context, user_id, after, limit) {
      const rows = await listTicketsOfUser.all(context.db, user_id, after?.id ?? null, limit);
      return Promise.all(rows.map(async (row) => ticketJson(row, await codeOf(context, row))));
    },
  },
  {
    name: "check_ins",
    read: ({ db }, user_id, after, limit) => listCheckInsOfUser.all(db, user_id, after?.id ?? null, limit),
  },
  {
    name: "scans",
    read: ({ db }, user_id, after, limit) => listScansBy.all(db, user_id, after?.id ?? null, limit),
  },
]);
