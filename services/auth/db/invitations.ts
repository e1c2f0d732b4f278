import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const columns = {
  id: "uuid",
  organization_id: "uuid",
  email: "text",
  role: "text",
  invited_by: "uuid",
  expires_at: "timestamptz",
} as const;
const list = Object.keys(columns).join(", ");
export type Invitation = RowOf<typeof columns>;

const replace = sql(
  columns,
  `insert into invitations (id, organization_id, email, email_key, role, invited_by, requested_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (organization_id, email_key) do update set id = excluded.id, email = excluded.email, role = excluded.role,
     invited_by = excluded.invited_by, token_hash = null, requested_at = excluded.requested_at, expires_at = excluded.expires_at
   returning ${list}`,
);
const giveToken = sql(
  columns,
  `update invitations set token_hash = $2 where id = $1 and expires_at > $3 returning ${list}`,
);
const findByToken = sql(columns, `select ${list} from invitations where token_hash = $1 and expires_at > $2`);
const takeById = sql(columns, `delete from invitations where id = $1 and token_hash = $2 returning ${list}`);
const deleteBy = sql({}, "delete from invitations where organization_id = $1 and invited_by = $2");
const deleteTo = sql({}, "delete from invitations where email_key = $1");
const listTo = sql(
  {
    id: "uuid",
    organization: "text",
    email: "text",
    role: "text",
    requested_at: "timestamptz",
    expires_at: "timestamptz",
  },
  `select i.id, o.name as organization, i.email, i.role, i.requested_at, i.expires_at
   from invitations i join organizations o on o.id = i.organization_id
   where i.email_key = $1 and ($2::uuid is null or i.id > $2) order by i.id limit $3`,
);
const deleteExpired = sql({}, "delete from invitations where expires_at < $1");

export interface NewInvitation extends Omit<Invitation, "expires_at"> {
  email_key: string;
  requested_at: Date;
  expires_at: Date;
}

/** An earlier invitation of the same address dies with its link. */
export const replaceInvitation = async (h: Handle, i: NewInvitation) =>
  (await replace.one(
    h,
    i.id,
    i.organization_id,
    i.email,
    i.email_key,
    i.role,
    i.invited_by,
    i.requested_at,
    i.expires_at,
  ))!;
export const giveTokenToInvitation = (h: Handle, id: string, token_hash: Buffer, now: Date) =>
  giveToken.one(h, id, token_hash, now);
export const invitationOfToken = (h: Handle, token_hash: Buffer, now: Date) =>
  findByToken.one(h, token_hash, now);
/** Used up: of parallel uses one gets it. */
export const takeInvitation = (h: Handle, id: string, token_hash: Buffer) => takeById.one(h, id, token_hash);
/** What somebody without the right any more has offered, nobody accepts. */
export const dropInvitationsBy = (h: Handle, organization_id: string, user_id: string) =>
  deleteBy.run(h, organization_id, user_id);
export const dropInvitationsTo = (h: Handle, email_key: string) => deleteTo.run(h, email_key);
/** What was offered to an address. */
export const invitationsTo = (h: Handle, email_key: string, after: string | null, limit: number) =>
  listTo.all(h, email_key, after, limit);
export const deleteExpiredInvitations = (h: Handle, now: Date) => deleteExpired.run(h, now);
