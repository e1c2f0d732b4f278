import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { Time } from "../../../contracts/types/time.ts";
import { invalid } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { messagesOfUser } from "../db/messages.ts";

const Notification = z.object({
  id: Id,
  template: z.string(),
  channel: z.string(),
  about: Id.describe("what it is about, for example a booking"),
  status: z.enum(["queued", "sent", "delivered", "opened", "clicked", "bounced", "failed", "skipped"]),
  created_at: Time,
  sent_at: Time.nullable(),
});

export const listNotifications = route({
  method: "GET",
  path: "/notifications",
  summary: "What was sent to you, and how far it got",
  access: "user",
  query: z.object(PageQuery),
  replies: { 200: pageOf(Notification) },
  async handler(context: Context, { query, caller }) {
    if (query.cursor !== undefined && !Id.safeParse(query.cursor).success)
      throw invalid("/cursor", "invalid_cursor", "The cursor is not one of ours.");
    const rows = await messagesOfUser(context.db, caller.user_id, query.cursor ?? null, query.limit + 1);
    const page = rows.slice(0, query.limit);
    const items = page.map(({ id, template, channel, about, status, created_at, sent_at }) => ({
      id,
      template,
      channel,
      about,
      status,
      created_at,
      sent_at,
    }));
    return { items, next_cursor: rows.length > page.length ? page.at(-1)!.id : null };
  },
});
