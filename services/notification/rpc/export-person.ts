import { exportOf } from "../../../platform/rpc/export-person.ts";
import type { Context } from "../context.ts";
import { messagesOfUser } from "../db/messages.ts";

/** What was sent, and how far it got. Its words are not kept: they are written when a mail leaves. */
export const exportPerson = exportOf<Context>([
  {
    name: "messages",
    read: async ({ db }, user_id, after, limit) =>
      (await messagesOfUser(db, user_id, after?.id ?? null, limit)).map(({ user_id: _own, ...told }) => told),
  },
]);
