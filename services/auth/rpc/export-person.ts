import { exportOf } from "../../../platform/rpc/export-person.ts";
import type { Context } from "../context.ts";
import { accountById } from "../db/accounts.ts";
import { invitationsTo } from "../db/invitations.ts";
import { mailRequestsOf } from "../db/mail-requests.ts";
import { organizationsOf } from "../db/memberships.ts";
import { sessionsOf } from "../db/sessions.ts";

export const exportPerson = exportOf<Context>([
  {
    name: "account",
    async read({ db }, user_id) {
      const account = await accountById(db, user_id);
      if (!account) return [];
      const { email_key: _key, password_hash, ...told } = account;
      return [{ ...told, has_password: password_hash !== null }];
    },
  },
  {
    name: "sessions",
    read: ({ db, clock }, user_id, after, limit) =>
      sessionsOf(db, user_id, clock.now(), after?.id ?? null, limit),
  },
  {
    name: "organizations",
    read: ({ db }, user_id, after, limit) => organizationsOf(db, user_id, after?.id ?? null, limit),
  },
  {
    name: "invitations",
    async read({ db }, user_id, after, limit) {
      const key = (await accountById(db, user_id))?.email_key;
      return key ? invitationsTo(db, key, after?.id ?? null, limit) : [];
    },
  },
  {
    name: "requested_mails",
    read: ({ db }, user_id, after, limit) => mailRequestsOf(db, user_id, after?.id ?? null, limit),
  },
]);
