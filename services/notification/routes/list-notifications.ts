import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { Time } from "../../../contracts/types/time.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { messagesOfUser } from "../db/messages.ts";

const Notification = z.object({
  id: Id,
  template: z.string(),
  channel: z.string(),
  about: Id.describe("what it is about, for example a booking"),
  occasion_id: Id.nullable().describe("which evening or appointment of the booking, where it is about one"),
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
    const rows = await messagesOfUser(
      context.db.lists,
      caller.user_id,
      readCursor(Id, query.cursor),
      query.limit + 1,
    );
    const { items, next_cursor } = pageFrom(rows, query.limit, ({ id }) => id);
    return { items: items.map(({ user_id: _own, ...message }) => message), next_cursor };
  },
});
