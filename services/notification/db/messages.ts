import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const columns = {
  id: "uuid",
  user_id: "uuid",
  template: "text",
  about: "uuid",
  occasion_id: "uuid?",
  channel: "text",
  status: "text",
  created_at: "timestamptz",
  sent_at: "timestamptz?",
} as const;
const list = Object.keys(columns).join(", ");
export type Message = RowOf<typeof columns>;

const insertOnce = sql(
  { id: "uuid" },
  `insert into messages (id, user_id, template, about, occasion_id, created_at) values ($1, $2, $3, $4, $5, $6)
   on conflict on constraint messages_once do nothing returning id`,
);
const findById = sql(columns, `select ${list} from messages where id = $1`);
const findAbout = sql(columns, `select ${list} from messages where template = $1 and about = $2`);
const findNewest = sql(
  columns,
  `select ${list} from messages where template = $1 and about = $2 order by created_at desc limit 1`,
);
const setStatus = sql(
  {},
  "update messages set status = $2, vendor = $3, sent_at = $4 where id = $1 and status = 'queued'",
);
const listOfUser = sql(
  columns,
  `select ${list} from messages where user_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
);
const forgetUser = sql({}, "update messages set status = 'skipped' where user_id = $1 and status = 'queued'");

/** @returns false when this person was already told about this */
export async function queueMessage(
  h: Handle,
  message: Pick<Message, "id" | "user_id" | "template" | "about" | "occasion_id">,
  now: Date,
): Promise<boolean> {
  const { id, user_id, template, about, occasion_id } = message;
  return (await insertOnce.one(h, id, user_id, template, about, occasion_id, now)) !== undefined;
}

export const messageById = (h: Handle, id: string) => findById.one(h, id);
export const messageAbout = (h: Handle, template: string, about: string) => findAbout.one(h, template, about);
export const newestMessageAbout = (h: Handle, template: string, about: string) =>
  findNewest.one(h, template, about);
export const messagesOfUser = (h: Handle, user_id: string, before: string | null, limit: number) =>
  listOfUser.all(h, user_id, before, limit);

/** Ends a queued message; one that has ended stays as it is. */
export const endMessage = (
  h: Handle,
  id: string,
  status: "sent" | "bounced" | "failed" | "skipped",
  vendor: string | null,
  at: Date | null,
) => setStatus.run(h, id, status, vendor, at);
export const skipMessagesOf = (h: Handle, user_id: string) => forgetUser.run(h, user_id);
